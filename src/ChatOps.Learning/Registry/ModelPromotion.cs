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
        var newest = Enum.GetValues<ModelKind>().Select(kind => registry.History(kind)).Where(h => h.Count > 0).MaxBy(h => h[^1].At)?[^1].Version
            ?? throw new PromotionRefusedException("No model serves yet; there is nothing to go back to.");
        var planned = BackFrom(newest);
        return planned.Count > 0 ? planned : throw new PromotionRefusedException($"v{newest} was the first to serve; there is nothing to go back to.");
    }

    /// <summary>What it takes to go back from the version of a kind that was promoted last, with what goes together with it; nothing where none served before.</summary>
    /// <exception cref="PromotionRefusedException">What served before is gone.</exception>
    public IReadOnlyList<PlannedPromotion> Previous(ModelKind kind) => registry.Promoted(kind) is { } newest ? BackFrom(newest) : [];

    /// <summary>What was shown to somebody, to be done as it was shown: <see cref="Swap"/> refuses it if something else serves by then.</summary>
    /// <exception cref="PromotionRefusedException">A version is gone.</exception>
    public IReadOnlyList<PlannedPromotion> AsShown(IEnumerable<(ModelKind Kind, int Version, int? Serving)> shown) =>
        [.. shown.Select(s => new PlannedPromotion(registry.Find(s.Kind, s.Version) ?? throw new PromotionRefusedException($"v{s.Version} is not in the registry any more."), s.Serving))];

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
        registry.Promote(planned, by, why, isRollback);
        var serving = registry.Serving();
        if (planned.All(p => p.Version.Artefact == (p.Version.Kind == ModelKind.Ranking ? serving.Ranking?.Version.Artefact : serving.Performance?.Version.Artefact)))
            return;
        var names = string.Join(" and ", planned.Select(p => p.Version).Distinct());
        PlannedPromotion[] back = [.. planned.Where(p => p.Serving is not null).Select(p => new PlannedPromotion(registry.Find(p.Version.Kind, p.Serving!.Value) ?? p.Version, p.Version.Number))];
        if (back.Length > 0)
            registry.Promote(back, by, $"The swap to {names} failed.", isRollback: true);
        throw new PromotionRefusedException($"{names} was promoted but is not what serves; what served before serves again.");
    }

    private List<PlannedPromotion> BackFrom(int version)
    {
        var planned = new List<PlannedPromotion>();
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            if (registry.History(kind) is [.., var last] history && last.Version == version && Before(history) is { } before)
                planned.Add(new PlannedPromotion(registry.Find(kind, before) ?? throw new PromotionRefusedException($"What served before, v{before}, is not in the registry any more."), version));
        }

        return planned;
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
}
