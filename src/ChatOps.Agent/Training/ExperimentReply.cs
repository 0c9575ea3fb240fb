using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Experiments;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Training;

/// <summary>An A/B test as an answer.</summary>
internal static class ExperimentReply
{
    /// <summary>What a test has shown so far.</summary>
    public static Reply Of(ExperimentRecord record, ExperimentReport report)
    {
        var (assigned, design) = (report.Assigned, report.Design);
        var state = record.EndedAt is { } ended ? Wording.Text($"ran {record.StartedAt:d MMM yyyy} to {ended:d MMM yyyy}") : Wording.Text($"runs since {record.StartedAt:d MMM yyyy}");
        var challenger = design.ChallengerVersion is { } version ? $"v{version}" : "no recommendation";
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**Experiment {record.Id}** ({challenger}, {Wording.Text($"{design.SharePercent:0.#}")} % of the tasks) {state}. {report.Verdict}",
            Blocks =
            [
                new FactsBlock(null,
                [
                    new Fact("Tasks given out", Wording.Text($"{assigned.Control:N0} with what serves, {assigned.Challenger:N0} with {challenger} ({assigned.ExpectedChallenger:0.#} expected, p {assigned.P:0.000})") + (assigned.IsMismatch ? ": the shares are wrong, trust no figure" : "")),
                    new Fact("Finished", Wording.Text($"{report.Measured.Control:N0} of {design.MinimumSample.Control:N0} and {report.Measured.Challenger:N0} of {design.MinimumSample.Challenger:N0} that were said in advance")),
                ]),
                new TableBlock(
                    "Outcomes by arm",
                    ["", "What serves", challenger, "Difference (95 %)", "p (one look)", "Effect (g)", "p (any time)"],
                    [.. report.Metrics.Select(m => (IReadOnlyList<string>)
                    [
                        Name(m.Metric) + (m.Metric == design.Metric ? " (decides)" : ""), Mean(m.Control), Mean(m.Challenger),
                        m.Welch is { } w ? Wording.Text($"{w.Difference:+0.000;-0.000} ({w.Low:0.000} to {w.High:0.000})") : "–",
                        m.Welch is { } welch ? Wording.Text($"{welch.P:0.000}") : "–", m.Effect is { } e ? Wording.Text($"{e.HedgesG:0.00}") : "–", m.AlwaysValidP is { } p ? Wording.Text($"{p:0.000}") : "–",
                    ])]),
            ],
            Note = "A task belongs to its arm by a hash, whoever took it. The last column may be looked at every day; the one-look p only once, at the end.",
        };
    }

    private static string Mean(ArmFigures arm) => arm.Mean is { } mean ? Wording.Text($"{mean:0.000} (n {arm.Tasks:N0})") : Wording.Text($"– (n {arm.Tasks:N0})");

    private static string Name(OutcomeMetric metric) => metric switch
    {
        OutcomeMetric.Success => "Success",
        OutcomeMetric.Quality => "Quality",
        OutcomeMetric.OnTime => "On time",
        OutcomeMetric.HoursAgainstEstimate => "Hours against estimate (log)",
        OutcomeMetric.Days => "Days",
        _ => "Rating",
    };
}
