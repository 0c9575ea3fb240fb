using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// The only splitter there is: by time. History is cut at assignment dates; a fold is scored with what was known on the evening before
/// its first assignment (expanding window), so nothing from after a decision reaches it.
/// </summary>
public static class TimeFolds
{
    /// <summary>Splits finished work into folds after a warm-up.</summary>
    /// <param name="data">The company.</param>
    /// <param name="warmUp">Share of the finished work, oldest first, that only serves as history, 0 to 1.</param>
    /// <param name="folds">Number of folds, 1 or more.</param>
    public static IReadOnlyList<TimeFold> Split(WorkforceData data, double warmUp, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp);
        var decisions = Decisions(data);
        return Split(decisions, (int)(decisions.Length * warmUp), folds);
    }

    /// <summary>Finished work, in order of assignment.</summary>
    public static Decision[] Decisions(WorkforceData data)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        return [.. data.Outcomes
            .Select(o => new Decision(assignments[o.AssignmentId], o))
            .OrderBy(d => d.Assignment.Date)
            .ThenBy(d => d.Assignment.Id, StringComparer.Ordinal)];
    }

    /// <summary>Splits the decisions from one on into spans of time.</summary>
    /// <param name="decisions">Finished work, in order of assignment.</param>
    /// <param name="first">Number of the first decision that is not only history.</param>
    /// <param name="folds">Number of folds, 1 or more.</param>
    public static IReadOnlyList<TimeFold> Split(IReadOnlyList<Decision> decisions, int first, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(folds);
        var result = new List<TimeFold>();
        for (var f = 0; f < folds; f++)
        {
            var from = first + (int)((long)(decisions.Count - first) * f / folds);
            var to = first + (int)((long)(decisions.Count - first) * (f + 1) / folds);
            if (to > from)
                result.Add(new TimeFold(decisions[from].Assignment.Date.AddDays(-1), [.. decisions.Skip(from).Take(to - from)]));
        }

        return result;
    }
}
