namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Values of one span. Where each belongs to somebody whose values hardly differ from each other (a person's past quality over a month), a
/// hundred values of ten people are ten values and not a hundred: tests count the effective number Kish (1965) gives,
/// (Σ n)² / Σ n² over how many values each owner has. That is as if an owner's values were all the same, so it errs on the careful side.
/// </summary>
/// <param name="Values">The values; NaN for unknown.</param>
/// <param name="Owners">Whose each value is, by any number; null where each value stands alone.</param>
public sealed record DriftSample(IReadOnlyList<float> Values, IReadOnlyList<int>? Owners = null)
{
    /// <summary>How many values.</summary>
    public int Count => Values.Count;

    /// <summary>How many independent values they are worth.</summary>
    public double Units
    {
        get
        {
            if (Owners is null || Count == 0)
                return Count;
            var squares = Owners.GroupBy(o => o).Sum(g => Math.Pow(g.Count(), 2));
            return Count * (double)Count / squares;
        }
    }

    /// <summary>Without the unknown values.</summary>
    public DriftSample Known() => Owners is null
        ? new DriftSample([.. Values.Where(float.IsFinite)])
        : new DriftSample([.. Values.Where(float.IsFinite)], [.. Owners.Where((_, n) => float.IsFinite(Values[n]))]);

    /// <summary>Whether there is enough for a verdict.</summary>
    internal bool IsEnough(DriftOptions options) => Owners is null ? Count >= options.LeastValues : Units >= options.LeastOwners;
}
