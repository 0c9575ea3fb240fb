using System.Globalization;
using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Planning;

/// <summary>Reads the numbers of a text by the lexicon's patterns.</summary>
internal sealed class NumberText(LinkedText text, Lexicon lexicon)
{
    /// <summary>The folded words with number words as digits and without ids, so that a pattern sees "took 7 hours".</summary>
    private readonly string _words = string.Join(' ', Enumerable.Range(0, text.Tokens.Count).Select(t => WordAt(t, text, lexicon)))
        .Replace(" and a half", ".5", StringComparison.Ordinal).Replace(" y media", ".5", StringComparison.Ordinal);

    /// <summary>The value of the first pattern of an argument that is found, as a number; null if none is.</summary>
    public double? Find(string argument)
    {
        foreach (var pattern in lexicon.Patterns.GetValueOrDefault(argument, []))
        {
            if (pattern.Match(_words) is { Success: true } match && Read(match.Groups["value"].Value) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>A number as people write it: <c>7</c>, <c>7.5</c>, <c>7,5</c>, <c>90 %</c> (90).</summary>
    public static double? Read(string said) =>
        double.TryParse(said.Replace(',', '.').TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Whether the number was written as a percentage.</summary>
    public bool IsPercent(string argument) => lexicon.Patterns.GetValueOrDefault(argument, [])
        .Select(p => p.Match(_words)).FirstOrDefault(m => m.Success) is { } match && (match.Value.Contains('%', StringComparison.Ordinal) || match.Value.Contains("percent", StringComparison.Ordinal));

    private static string WordAt(int t, LinkedText text, Lexicon lexicon)
    {
        if (text.Mentions.Any(m => m.Kind is MentionKind.Task or MentionKind.Version or MentionKind.Person && m.IsSure && m.At <= t && t < m.End))
            return "-";
        if (text.IsQuoted(t))
            return "-";
        var word = text.Tokens[t].Word;
        return lexicon.Numbers.GetValueOrDefault(word, word);
    }
}
