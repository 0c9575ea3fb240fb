using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Registry;
using ChatOps.Workforce;
using ChatOps.Workforce.Quality;

namespace ChatOps.Agent.Training;

/// <summary>What the admins' channel is told once a day: how large the company is, what was finished, whether the data is sound and fresh, and what serves.</summary>
internal static class DailySummary
{
    /// <param name="data">The company.</param>
    /// <param name="serving">The ranking model that serves; null for none.</param>
    /// <param name="time">The clock.</param>
    public static Reply Of(WorkforceData data, ModelVersion? serving, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        var quality = QualityGate.Check(data, today);
        var finished = data.Outcomes.Count(o => o.CompletionDate >= today.AddDays(-1) && o.CompletionDate <= today);
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Wording.Text($"**Summary of {today:d MMMM}.** {quality.Sentence} {(data.Stale.Count == 0 ? "No system's data is older than it should be." : StaleData.Sentence(data.Stale, Enum.GetValues<RecordKind>(), time))}"),
            Blocks =
            [
                new FactsBlock(null,
                [
                    new Fact("People", Wording.Text($"{data.People.Count:N0}")),
                    new Fact("Tasks", Wording.Text($"{data.WorkItems.Count:N0}, {data.WorkItems.Count(i => i.Status == WorkItemStatus.Open):N0} of them open")),
                    new Fact("Finished since yesterday", Wording.Text($"{finished:N0}")),
                    new Fact("Outcomes to learn from", Wording.Text($"{data.Outcomes.Count - quality.KeptOut.Count:N0}")),
                    new Fact("Ranking", serving is null ? "nothing trained yet" : Wording.Text($"{serving} of {serving.At.UtcDateTime:d MMM}, from {serving.Outcomes:N0} outcomes")),
                ]),
            ],
        };
    }
}
