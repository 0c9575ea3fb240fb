using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;

namespace ChatOps.Agent.Functions;

/// <summary>training.collect_data: pulls from the connected systems now, with live progress per system.</summary>
/// <param name="aggregator">Asked for only when it is needed: most installations connect nothing.</param>
internal sealed class CollectData(Func<Aggregator?> aggregator) : IChatFunction
{
    public string Name => "training.collect_data";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var source = context.Call["source"];
        if (source == "kafka")
            return Reply.Of(ReplyOutcome.Allowed, "Events from Kafka are not collected: they are taken in as they come, where Kafka:BootstrapServers is set.");
        if (aggregator() is not { } systems)
            return Reply.Of(ReplyOutcome.Unavailable, "No system can be connected here, and nothing was done.");
        try
        {
            var report = await systems.CollectAsync(new CollectionOptions(source), new Live(context.Scope.Progress), cancellationToken);
            return Answer(report);
        }
        catch (SourceRefusedException e)
        {
            return Reply.Of(ReplyOutcome.Unavailable, e.Message);
        }
    }

    private static Reply Answer(CollectionReport report)
    {
        var stale = report.Systems.Where(s => s.IsStale).ToArray();
        var merged = report.Systems.Sum(s => s.Kinds.Sum(k => k.Merged));
        var text = Wording.Text($"Collected from {report.Systems.Count - stale.Length:N0} of {report.Systems.Count:N0} systems in {report.Seconds:0.0} s: {merged:N0} records are new or different.");
        foreach (var system in stale)
        {
            var since = system.LastSuccess is { } moment ? Wording.Text($"its data is of {moment.LocalDateTime:d MMM yyyy HH:mm}") : "none of its data was ever whole";
            text += $"\n\n**{system.System}** is stale, {since}: {system.Failure ?? system.Kinds.Select(k => k.Failure).OfType<string>().First()}";
        }

        var (rejected, waiting) = (report.Systems.Sum(s => s.Kinds.Sum(k => k.Rejected)), report.Systems.Sum(s => s.Kinds.Sum(k => k.Waiting)));
        if (rejected + waiting > 0)
            text += Wording.Text($"\n\n{Wording.Count((int)rejected, "row was", "rows were")} rejected and {waiting:N0} wait for a record that they name. Which ones, and why: the dashboard's page Data (/dashboard/data).");
        text += $"\n\n{report.Quality.Sentence}";
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = text,
            Blocks =
            [
                new TableBlock(null, ["System", "Read", "Merged", "Unchanged", "Rejected", "Waiting", "Seconds"],
                [
                    .. report.Systems.Select(s => (IReadOnlyList<string>)
                    [
                        s.System, Number(s.Kinds.Sum(k => k.Read)), Number(s.Kinds.Sum(k => k.Merged)), Number(s.Kinds.Sum(k => k.Unchanged)), Number(s.Kinds.Sum(k => k.Rejected)),
                        Number(s.Kinds.Sum(k => k.Waiting)), Wording.Text($"{s.Seconds:0.0}"),
                    ]),
                ]),
                new TableBlock("Data quality", ["Check", "Score", "What it looked at"],
                [
                    .. report.Quality.Checks.Select(c => (IReadOnlyList<string>)
                        [c.Name.Replace('_', ' '), c.Score is { } score ? Wording.Text($"{score:0.00}{(c.Passes ? "" : ", too low")}") : "not measurable yet", c.Basis]),
                ]),
            ],
        };
    }

    private static string Number(long number) => Wording.Text($"{number:N0}");

    private sealed class Live(IProgress<TurnProgress>? progress) : IProgress<CollectionProgress>
    {
        public void Report(CollectionProgress value) => progress?.Report(new TurnProgress(
            value.Failure is not null ? $"{value.System} can't be read." : value.Kind is { } kind ? Wording.Text($"{value.System}: {kind}, {value.Read:N0} rows") : Wording.Text($"{value.System}: done, {value.Read:N0} rows")));
    }
}
