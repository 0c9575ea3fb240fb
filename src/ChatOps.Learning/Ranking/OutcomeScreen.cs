using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Leaves out what can't be learned from, and says so. The import screens rows; this screens what reached training by any other way.</summary>
internal static class OutcomeScreen
{
    /// <summary>The company without unusable outcomes, and what was left out, as sentences.</summary>
    public static (WorkforceData Data, IReadOnlyList<string> Remarks) Clean(WorkforceData data)
    {
        var assignments = data.Assignments.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var remarks = new List<string>();
        var kept = Keep([.. data.Outcomes], o => assignments.Contains(o.AssignmentId), "belonged to no assignment", remarks);
        kept = Keep(kept, o => o.Rating is >= 1 and <= 5, "had a rating outside 1 to 5", remarks);
        kept = Keep(
            kept,
            o => double.IsFinite(o.Quality) && double.IsFinite(o.Timeliness) && double.IsFinite(o.ActualHours),
            "had a value that is no number",
            remarks);
        kept = Keep(
            kept, o => o.Quality is >= 0 and <= 1 && o.Timeliness is >= 0 and <= 1 && o.ActualHours >= 0, "had quality, timeliness or hours out of range", remarks);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        kept = Keep(kept, o => seen.Add(o.AssignmentId), "repeated the outcome of an assignment; the first counts", remarks);
        return (remarks.Count == 0 ? data : data with { Outcomes = kept }, remarks);
    }

    private static Outcome[] Keep(Outcome[] outcomes, Func<Outcome, bool> isUsable, string otherwise, List<string> remarks)
    {
        var kept = outcomes.Where(isUsable).ToArray();
        if (kept.Length < outcomes.Length)
            remarks.Add(FormattableString.Invariant($"{outcomes.Length - kept.Length} of {outcomes.Length} outcomes {otherwise}."));
        return kept;
    }
}
