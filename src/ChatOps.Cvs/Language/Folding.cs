using System.Text;

namespace ChatOps.Cvs.Language;

/// <summary>
/// Text without case, accents and ligatures, for comparing. A table of our own: the host runs with invariant globalization,
/// where .NET leaves accented letters as they are.
/// </summary>
internal static class Folding
{
    private const string Accented =
        "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżžþð";

    private const string Plain =
        "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzztd";

    private static readonly Dictionary<char, char> Table = Accented.Zip(Plain).ToDictionary(p => p.First, p => p.Second);

    /// <summary>A letter in lower case without its accent.</summary>
    public static char Fold(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        var lower = char.ToLowerInvariant(c);
        return Table.TryGetValue(lower, out var plain) ? plain : lower;
    }

    /// <summary>Lower case, no accents, words of letters and digits (and + and #, as in C++) with one space between.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Ligature(c) is { } letters)
                key.Append(letters);
            else if (char.IsLetterOrDigit(c) || c is '+' or '#')
                key.Append(Fold(c));
            else if (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                key.Append(c is >= '\u0300' and <= '\u036F' ? "" : c.ToString());
            else if (c is '\'' or '’')
                continue;
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The letters of a ligature, or null.</summary>
    public static string? Ligature(char c) => c switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };
}
