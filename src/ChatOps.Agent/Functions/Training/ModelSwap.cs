using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;

namespace ChatOps.Agent.Functions.Training;

/// <summary>What promotion and rollback share: what would change, the swap, and the proof.</summary>
internal sealed class ModelSwap(ModelPromotion promotion, RankingProvider rankings)
{
    private const int Named = 3, ShadowTasks = 40, ShadowTop = 5;

    /// <summary>What a call means: a version by its number, or null for the one before.</summary>
    public IReadOnlyList<PlannedPromotion> Find(string? version) =>
        version is null ? promotion.Previous() : promotion.Find(ModelVersion.NumberOf(version)!.Value);

    /// <summary>Asks, with what would change.</summary>
    public Reply Propose(Func<IReadOnlyList<PlannedPromotion>> find, string verb, FunctionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var planned = find();
            context.State.ProposedSwap = [.. planned.Select(p => new ProposedSwap(p.Version.Kind, p.Version.Number, p.Serving))];
            var lines = planned.Select(p => $"**{p.Version.Kind} {p.Version}**{(p.Serving is { } serving ? $" in place of v{serving}" : "")}");
            var shadow = planned.Any(p => p.Version.Kind == ModelKind.Ranking && p.Serving is not null)
                ? "\n\n" + Shadow(Compare(context.Ranking, rankings.As(context.Ranking, planned.First(p => p.Version.Kind == ModelKind.Ranking).Version.Number), cancellationToken), context.Ranking)
                : "";
            var verdicts = planned.Select(p => p.Version.Comparison?.Sentence).OfType<string>().Distinct().ToArray();
            return new Reply
            {
                Outcome = ReplyOutcome.Confirm,
                Text = $"{verb} {string.Join(" and ", lines)}? Every host then answers with it.{shadow}{(verdicts.Length > 0 ? "\n\nWhen it was trained: " + string.Join(' ', verdicts) : "")}",
            };
        }
        catch (Exception e) when (e is PromotionRefusedException or ModelUnreadableException)
        {
            return Reply.Of(ReplyOutcome.Clarify, e.Message);
        }
    }

    /// <summary>Swaps what was shown, and reads back what answers now. Where something else serves by then than was shown, nothing is changed.</summary>
    public async Task<Reply> RunAsync(string why, bool isRollback, FunctionContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (context.State.ProposedSwap.Count == 0)
                throw new PromotionRefusedException("What was shown is not known any more, so nothing was changed. Please ask again.");
            var planned = promotion.AsShown(context.State.ProposedSwap.Select(p => (p.Kind, p.Version, p.Replaces)));
            context.State.ProposedSwap = [];
            promotion.Swap(planned, context.Speaker.Key, why, isRollback);
            var serves = await rankings.GetAsync(cancellationToken);
            var proof = planned.FirstOrDefault(p => p.Version.Kind == ModelKind.Ranking) is { } ranking && serves.Model.Version != ranking.Version.Number
                ? throw new PromotionRefusedException($"{ranking.Version} was promoted, but v{serves.Model.Version} answers in this host. Look at \"list models\" and at the log.")
                : string.Join(", ", planned.Select(p => $"{p.Version.Kind.ToString().ToLowerInvariant()} {p.Version}, fingerprint {p.Version.Artefact[..12]}"));
            var back = planned[0].Serving is { } before ? isRollback ? $" \"promote v{before}\" would undo this." : $" \"roll back\" brings v{before} back." : "";
            return Reply.Of(ReplyOutcome.Confirmed, $"Done, and read back: {proof} answers from now on.{back}");
        }
        catch (Exception e) when (e is PromotionRefusedException or ModelUnreadableException or RegistryUnavailableException)
        {
            return Reply.Of(ReplyOutcome.Unavailable, e.Message);
        }
    }

    /// <summary>Lets both rank the newest tasks. Nobody is shown anything of it.</summary>
    private static RankingComparison Compare(RankingService serving, RankingService other, CancellationToken cancellationToken) => RankingDrift.Between(
        serving,
        other,
        [.. serving.Snapshot.WorkItems.OrderByDescending(i => i.Created).ThenBy(i => i.Id, StringComparer.Ordinal).Take(ShadowTasks).Select(i => i.Id)],
        ShadowTop,
        cancellationToken);

    private static string Shadow(RankingComparison shadow, RankingService serving)
    {
        if (shadow.Overlap.Value is not { } overlap)
            return "There are no tasks to try it on.";
        var text = Wording.Text($"On the {shadow.Tasks:N0} newest tasks both name {Wording.Percent(overlap)} of the same people among the first {shadow.Top}");
        if (shadow.Correlation.Value is { } correlation)
            text += Wording.Text($", rank correlation {correlation:0.00}");
        return text + "." + Who(shadow.Gained, "named more often", serving) + Who(shadow.Lost, "named less often", serving);
    }

    private static string Who(IReadOnlyList<PlacesChanged> moves, string how, RankingService serving) => moves.Count == 0
        ? ""
        : $" Would be {how}: {Wording.List([.. moves.Take(Named).Select(m => Wording.Text($"{serving.Snapshot.People[serving.Snapshot.PersonIndex(m.PersonId)].Name} ({Math.Abs(m.Tasks)})"))])}{(moves.Count > Named ? $" and {moves.Count - Named} more" : "")}.";
}
