namespace ChatOps.Agent.Planning.Language;

/// <summary>Letters without case and accents, one for one, so that places in the folded text are places in the text.</summary>
internal static class TextFolding
{
    private static readonly Dictionary<char, char> Map = Pairs().ToDictionary(p => p.From, p => p.To);

    /// <summary>Folds one character.</summary>
    public static char Fold(char c)
    {
        if (char.IsAscii(c))
            return char.ToLowerInvariant(c);
        var lower = char.ToLowerInvariant(c);
        return Map.GetValueOrDefault(lower, lower);
    }

    /// <summary>Folds a text; its length stays the same.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            folded[i] = Fold(source[i]);
    });

    private static IEnumerable<(char From, char To)> Pairs()
    {
        string[] groups =
        [
            "aàáâãäåāăąæ", "cçćč", "dďđ", "eèéêëēęě", "gğ", "iìíîïīı", "lł", "nñńň", "oòóôõöøōœ", "rř", "sśšșßş", "tťțţ", "uùúûüūů", "yýÿ", "zžźż", "'’‘´`",
        ];
        return groups.SelectMany(g => g.Skip(1).Select(accented => (accented, g[0])));
    }
}
