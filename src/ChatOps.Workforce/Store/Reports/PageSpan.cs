namespace ChatOps.Workforce.Store.Reports;

/// <summary>Which rows of something long are wanted.</summary>
public readonly record struct PageSpan
{
    /// <summary>Most rows of a page.</summary>
    public const int Most = 200;

    /// <param name="skip">Rows before it, 0 or more.</param>
    /// <param name="take">Rows on it, 1 to <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such pages.</exception>
    public PageSpan(int skip, int take)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, Most);
        (Skip, Take) = (skip, take);
    }

    /// <summary>Rows before it.</summary>
    public int Skip { get; }

    /// <summary>Rows on it.</summary>
    public int Take { get; }
}
