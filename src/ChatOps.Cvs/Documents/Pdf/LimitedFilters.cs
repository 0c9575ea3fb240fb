using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>PdfPig's filters, but for one that unpacks to more than any page needs: it is refused before it fills the memory.</summary>
internal sealed class LimitedFilters : IFilterProvider
{
    public static LimitedFilters Instance { get; } = new();

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limit(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limit(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limit(DefaultFilterProvider.Instance.GetAllFilters());

    private static IReadOnlyList<IFilter> Limit(IReadOnlyList<IFilter> filters) =>
        filters.Any(f => f is FlateFilter) ? [.. filters.Select(f => f is FlateFilter ? new LimitedFlate(f) : f)] : filters;
}
