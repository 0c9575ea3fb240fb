namespace ChatOps.Host.Rest;

/// <summary>A page of something long, newest first.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">What <c>before</c> has to be for the next page; null on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, int? Next)
{
    /// <summary>Most entries of a page.</summary>
    public const int MaxSize = 100;

    /// <exception cref="RequestRefusedException">There are no such pages.</exception>
    public static void Check(int size, int? before)
    {
        if (size is < 1 or > MaxSize)
            throw RequestRefusedException.Invalid("size", $"size is 1 to {MaxSize}.");
        if (before < 1)
            throw RequestRefusedException.Invalid("before", "before is the number that a page gave as next.");
    }

    /// <summary>Cuts a page out of one entry more than fits on it.</summary>
    public static Page<T> Of(IReadOnlyList<T> items, int size, Func<T, int> number) =>
        items.Count > size ? new Page<T>([.. items.Take(size)], number(items[size - 1])) : new Page<T>(items, null);
}
