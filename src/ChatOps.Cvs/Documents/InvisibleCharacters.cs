using System.Text;

namespace ChatOps.Cvs.Documents;

/// <summary>Characters without a shape. Unicode's tag characters spell whole sentences that nobody sees.</summary>
internal static class InvisibleCharacters
{
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007E;

    /// <summary>Takes invisible characters out of a text.</summary>
    /// <param name="hidden">What tag characters spelled; empty where there were none.</param>
    public static string Strip(string text, out string hidden)
    {
        hidden = "";
        var odd = false;
        foreach (var c in text)
            odd |= c is >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2064' or '\u00AD' or '\uFEFF' || char.IsSurrogate(c);
        if (!odd)
            return text;

        var (seen, spelled) = (new StringBuilder(text.Length), new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= FirstTag and <= LastTag)
                spelled.Append((char)(rune.Value - 0xE0000));
            else if (rune.Value is not (>= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x2064 or 0xAD or 0xFEFF or 0xE0001 or 0xE007F or 0xFFFD))
                seen.Append(rune.ToString());
        }

        hidden = spelled.ToString();
        return seen.ToString();
    }
}
