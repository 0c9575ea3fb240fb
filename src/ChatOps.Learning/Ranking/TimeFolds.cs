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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(folds);
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp);
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var decisions = data.Outcomes
            .Select(o => new Decision(assignments[o.AssignmentId], o))
            .OrderBy(d => d.Assignment.Date)
            .ThenBy(d => d.Assignment.Id, StringComparer.Ordinal)
            .ToArray();

        var first = (int)(decisions.Length * warmUp);
        var result = new List<TimeFold>();
        for (var f = 0; f < folds; f++)
        {
            var from = first + (int)((long)(decisions.Length - first) * f / folds);
            var to = first + (int)((long)(decisions.Length - first) * (f + 1) / folds);
            if (to > from)
                result.Add(new TimeFold(decisions[from].Assignment.Date.AddDays(-1), decisions[from..to]));
        }

        return result;
    }
}
