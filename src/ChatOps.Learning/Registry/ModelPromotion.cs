using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Registry;

/// <summary>Swaps what serves: models that were trained together go together, and what was swapped is read back.</summary>
public sealed class ModelPromotion(ModelRegistry registry)
{
    /// <summary>What it takes to let a version serve.</summary>
    /// <exception cref="PromotionRefusedException">There is no such version, or all of it serves already.</exception>
    public IReadOnlyList<PlannedPromotion> Find(int number)
    {
        var versions = registry.Find(number);
        if (versions.Count == 0)
            throw new PromotionRefusedException($"There is no model v{number}. \"list models\" shows which there are.");
        var planned = versions.Select(v => new PlannedPromotion(v, registry.Promoted(v.Kind))).Where(p => p.Serving != number).ToArray();
        return planned.Length > 0 ? planned : throw new PromotionRefusedException($"v{number} serves already; there is nothing to change.");
    }

    /// <summary>What it takes to go back to what served before the newest promotion.</summary>
    /// <exception cref="PromotionRefusedException">Nothing served before.</exception>
    public IReadOnlyList<PlannedPromotion> Previous()
    {
        var histories = Enum.GetValues<ModelKind>().Select(kind => (Kind: kind, History: registry.History(kind))).Where(h => h.History.Count > 0).ToArray();
        if (histories.Length == 0)
            throw new PromotionRefusedException("No model serves yet; there is nothing to go back to.");
        var newest = histories.MaxBy(h => h.History[^1].At).History[^1].Version;
        var planned = new List<PlannedPromotion>();
        foreach (var (kind, history) in histories.Where(h => h.History[^1].Version == newest && Before(h.History) is not null))
            planned.Add(new PlannedPromotion(registry.Find(kind, Before(history)!.Value) ?? throw new PromotionRefusedException($"What served before, v{Before(history)}, is not in the registry any more."), newest));
        return planned.Count > 0 ? planned : throw new PromotionRefusedException($"v{newest} was the first to serve; there is nothing to go back to.");
    }

    /// <summary>Swaps, all or nothing, and reads back what serves then.</summary>
    /// <param name="planned">What to swap.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="why">Why, as a sentence.</param>
    /// <param name="isRollback">Whether it is a step back.</param>
    /// <exception cref="PromotionRefusedException">Another version was promoted meanwhile, or what was promoted does not serve; what served before serves on.</exception>
    /// <exception cref="ModelUnreadableException">An artefact can't be loaded; nothing was changed.</exception>
    /// <exception cref="RegistryUnavailableException">The registry can't be written; nothing was changed.</exception>
    public void Swap(IReadOnlyList<PlannedPromotion> planned, string by, string why, bool isRollback)
    {
        foreach (var p in planned)
            EnsureLoads(p.Version);
        var done = new List<PlannedPromotion>();
        try
        {
            foreach (var p in planned)
            {
                Promote(p.Version.Kind, p.Version.Number, by, why, isRollback, p.Serving);
                done.Add(p);
                if (Loaded(p.Version.Kind) is not { } serving || serving != p.Version.Artefact)
                    throw new PromotionRefusedException($"{p.Version} was promoted but is not what serves; what served before serves again.");
            }
        }
        catch
        {
            foreach (var p in done.Where(p => p.Serving is not null))
                Promote(p.Version.Kind, p.Serving!.Value, by, $"The swap to {p.Version} failed.", isRollback: true, p.Version.Number);
            throw;
        }
    }

    private static int? Before(IReadOnlyList<Promotion> history)
    {
        // Going back twice goes back two steps, not to and fro: what a rollback left is not what served before.
        var stack = new Stack<int>();
        foreach (var promotion in history)
        {
            if (promotion.IsRollback && stack.Contains(promotion.Version))
            {
                while (stack.Peek() != promotion.Version)
                    stack.Pop();
            }
            else
            {
                stack.Push(promotion.Version);
            }
        }

        stack.TryPop(out _);
        return stack.TryPop(out var before) ? before : null;
    }

    private void EnsureLoads(ModelVersion version)
    {
        if (version.Kind == ModelKind.Ranking)
            registry.Load<RankingModel>(version);
        else
            registry.Load<PerformanceModel>(version);
    }

    private void Promote(ModelKind kind, int number, string by, string why, bool isRollback, int? expected)
    {
        if (kind == ModelKind.Ranking)
            registry.Promote<RankingModel>(kind, number, by, why, isRollback, expected);
        else
            registry.Promote<PerformanceModel>(kind, number, by, why, isRollback, expected);
    }

    /// <summary>Artefact of what serves, as any host would load it now.</summary>
    private string? Loaded(ModelKind kind) => kind == ModelKind.Ranking
        ? registry.Serving<RankingModel>(kind)?.Version.Artefact
        : registry.Serving<PerformanceModel>(kind)?.Version.Artefact;
}
