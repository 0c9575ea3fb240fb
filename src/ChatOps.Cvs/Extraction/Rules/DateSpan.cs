using System.Globalization;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>When something was, as far as a CV says.</summary>
/// <param name="StartMonth">1 to 12, or 0 where no month is given.</param>
/// <param name="EndYear">0 where there is no end.</param>
/// <param name="Open">Whether it goes on.</param>
/// <param name="Index">Where it stands in its text.</param>
internal sealed record DateSpan(int StartYear, int StartMonth, int EndYear, int EndMonth, bool Open, bool IsRange, int Index, int Length)
{
    public string? Start => Written(StartYear, StartMonth);

    public string? End => Open ? "present" : Written(EndYear, EndMonth);

    public static string? Year(int year) => year == 0 ? null : year.ToString(CultureInfo.InvariantCulture);

    private static string? Written(int year, int month) => year == 0 ? null
        : month == 0 ? Year(year)
        : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
}
