using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Tells places from other short texts.</summary>
internal static partial class PlaceNames
{
    /// <summary>Whether a text surely is a place: it ends with a country, or is "remote".</summary>
    public static bool Surely(string text)
    {
        if (text.Length > 60 || Vocabulary.Titles.Any(text) || Vocabulary.Institutions.Any(text))
            return false;
        var plain = text.Trim('(', ')', ' ');
        if (Vocabulary.Places.Is(plain))
            return true;
        if (PostCode().IsMatch(plain))
            return true;
        var comma = plain.LastIndexOf(',');
        return comma > 0 && (Vocabulary.Countries.Is(plain[(comma + 1)..]) || Region().IsMatch(plain[comma..])) && plain.Split(' ').Length <= 6;
    }

    /// <summary>Whether it has the form of a place: "Lyon, France", "Austin, TX", "Berlin".</summary>
    public static bool Perhaps(string text) => Surely(text) || text.Length <= 60 && Form().IsMatch(text) && !Vocabulary.Titles.Any(text) && !Vocabulary.Companies.Any(text);

    [GeneratedRegex(@"^([A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}[\p{L}. /-]{2,30}$")]
    private static partial Regex PostCode();

    [GeneratedRegex(@"^,\s*[A-Z]{2}(\s+\d{5})?$")]
    private static partial Regex Region();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.'-]+(\s\p{Lu}?[\p{L}.'-]+){0,3}(,\s*[\p{L}.' -]{2,30}){1,2}$")]
    private static partial Regex Form();
}
