using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>What a long table shows: which page, in which order.</summary>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Size">Rows of a page.</param>
/// <param name="Sort">Key of the column that it is sorted by; null for the order of its own.</param>
/// <param name="IsDescending">Whether it is sorted from high to low.</param>
public sealed record TableRequest(int Page, int Size, string? Sort, bool IsDescending)
{
    private const int LastPage = 1_000_000;

    /// <summary>The rows of the page.</summary>
    public PageSpan Span => new((Page - 1) * Size, Size);

    /// <summary>Reads what an address says; anything that makes no sense is the first page in its own order.</summary>
    /// <param name="page">E.g. <c>3</c>.</param>
    /// <param name="sort">Key of a column, with a minus before it for high to low.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="keys">Keys that can be sorted by.</param>
    public static TableRequest Read(string? page, string? sort, int size, IReadOnlyCollection<string> keys)
    {
        var isDescending = sort is ['-', ..];
        var key = isDescending ? sort![1..] : sort;
        return new TableRequest(
            int.TryParse(page, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, LastPage) : 1,
            size,
            key is not null && keys.Contains(key) ? key : null,
            isDescending);
    }

    /// <summary>Cuts the page out of rows that are in memory.</summary>
    public RowPage<T> Cut<T>(IReadOnlyList<T> rows) => new([.. rows.Skip(Span.Skip).Take(Span.Take)], rows.Count);
}
