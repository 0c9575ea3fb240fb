using ChatOps.Workforce.Store.Audit;

namespace ChatOps.Host.Commands;

/// <summary>A verification of the audit in words.</summary>
internal static class AuditSentences
{
    /// <summary>The verdict first.</summary>
    public static IEnumerable<string> Of(AuditVerification result)
    {
        if (result.Fault is { } fault)
        {
            yield return $"The audit is not what was written. {fault.Sentence}";
            yield return FormattableString.Invariant($"{result.Lines:N0} lines before it are in order.");
            yield break;
        }

        yield return FormattableString.Invariant($"The audit is what was written: {result.Lines:N0} {(result.Lines == 1 ? "line" : "lines")}, chained without a gap.");
        if (result.Erased > 0)
            yield return FormattableString.Invariant($"{result.Erased:N0} of them were made unreadable in part when people were erased.");
        if (result.RemovedThrough > 0)
            yield return FormattableString.Invariant($"Lines up to {result.RemovedThrough:N0} were removed because their time to be kept was over.");
        if (result.Unchained > 0)
            yield return FormattableString.Invariant($"{result.Unchained:N0} older lines are from before the chain began; nothing can be said about them except that all are there.");
        yield return $"Keep this mark elsewhere, and give it to --mark another time: {result.Mark}";
    }
}
