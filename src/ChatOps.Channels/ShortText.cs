namespace ChatOps.Channels;

/// <summary>Texts that have to fit.</summary>
internal static class ShortText
{
    /// <summary>A text of at most so many characters, and never half a character.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
