namespace ChatOps.Agent.Planning.Language;

/// <summary>Words that are the same but for their ending: <c>migrate</c> and <c>migration</c>, <c>test</c> and <c>tests</c>.</summary>
internal static class WordStem
{
    private const int ShortestStem = 3;

    /// <summary>"rating" is not "rate": a long ending is cut only where enough is left.</summary>
    private const int ShortestStemOfLongEnding = 4;

    // Longest first; what is left must still be a word.
    private static readonly string[] Endings =
    [
        "izations", "isations", "ization", "isation", "ations", "ation", "ating", "ators", "ator", "ition", "ities", "ings", "ates", "ated", "ment", "ning", "ing", "ies", "ion", "ity", "ers", "ors", "ate", "ed", "es", "er", "or", "en", "e", "s", "y",
    ];

    /// <summary>The stem of a folded word.</summary>
    public static string Of(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= (ending.Length > 2 ? ShortestStemOfLongEnding : ShortestStem) && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
