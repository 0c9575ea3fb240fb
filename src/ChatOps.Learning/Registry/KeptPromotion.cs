namespace ChatOps.Learning.Registry;

/// <summary>A promotion as it is kept: one file for all that began to serve together.</summary>
/// <param name="Sequence">Running number, from 1.</param>
/// <param name="Versions">The version that serves from then on, of each kind that changed.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why, as a sentence.</param>
/// <param name="IsRollback">Whether it was a step back.</param>
internal sealed record KeptPromotion(int Sequence, IReadOnlyDictionary<ModelKind, int> Versions, DateTimeOffset At, string By, string Why, bool IsRollback)
{
    /// <summary>The same as a kind's own.</summary>
    public Promotion Of(ModelKind kind) => new(Sequence, Versions[kind], At, By, Why, IsRollback);

    /// <summary>A promotion of one kind, as registries of before kept them.</summary>
    public static KeptPromotion Of(ModelKind kind, Promotion p) => new(p.Sequence, new Dictionary<ModelKind, int> { [kind] = p.Version }, p.At, p.By, p.Why, p.IsRollback);
}
