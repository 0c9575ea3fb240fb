using ChatOps.Agent.Replies;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.list_models: the versions, which one serves, and which one served when.</summary>
internal sealed class ListModels(ModelRegistry registry) : IChatFunction
{
    private const int Shown = 10;

    public string Name => "training.list_models";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (texts, blocks) = (new List<string>(), new List<ReplyBlock>());
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            var (versions, history) = (registry.Versions(kind), registry.History(kind));
            if (versions.Count == 0)
                continue;
            texts.Add(history is [.., var last]
                ? $"**{kind} v{last.Version} serves**, since {Moment(last.At)}, promoted by {last.By}."
                : $"No {kind.ToString().ToLowerInvariant()} model serves yet.");
            blocks.Add(new TableBlock(
                versions.Count > Shown ? Wording.Text($"{kind}, the newest {Shown} of {versions.Count:N0} versions") : kind.ToString(),
                ["Version", "Made", "By", "Outcomes", "Through", "Learner", "Against what served", "Served"],
                [
                    .. versions.TakeLast(Shown).Reverse().Select(v => (IReadOnlyList<string>)
                    [
                        v.ToString(), Moment(v.At), v.By, Wording.Text($"{v.Outcomes:N0}"), v.Through is { } day ? Wording.Day(day, context.Ranking.Snapshot.AsOf) : "–", v.Parameters,
                        v.Comparison is { } comparison ? Words(comparison.Verdict) : "not compared", Served(v.Number, history),
                    ]),
                ]));
        }

        return Task.FromResult(texts.Count == 0
            ? Reply.Of(ReplyOutcome.Allowed, "No model was trained yet. Say \"retrain\" to train one.")
            : new Reply { Outcome = ReplyOutcome.Allowed, Text = string.Join("\n\n", texts), Blocks = blocks, Note = "Versions never change. \"promote v7\" lets another one serve, \"roll back\" the one before." });
    }

    /// <summary>The spans of time in which a version served.</summary>
    private static string Served(int number, IReadOnlyList<Promotion> history) => string.Join("; ", history
        .Select((p, n) => (Promotion: p, Until: n + 1 < history.Count ? history[n + 1].At : (DateTimeOffset?)null))
        .Where(s => s.Promotion.Version == number)
        .Select(s => $"{Moment(s.Promotion.At)} {(s.Until is { } until ? $"to {Moment(until)}" : "till now")}"));

    private static string Words(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.First => "the first",
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.SlightlyBetter => "slightly better",
        ComparisonVerdict.NotBeyondChance => "no difference beyond chance",
        ComparisonVerdict.Worse => "worse",
        _ => "too few outcomes to say",
    };

    private static string Moment(DateTimeOffset moment) => Wording.Text($"{moment.LocalDateTime:d MMM yyyy HH:mm}");
}
