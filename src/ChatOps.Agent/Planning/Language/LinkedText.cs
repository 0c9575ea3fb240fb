using System.Text.RegularExpressions;

namespace ChatOps.Agent.Planning.Language;

/// <summary>A text with what its words name.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Tokens">Its words, typos put right.</param>
/// <param name="Mentions">Everything that may be named, by place; the same words may name several things.</param>
internal sealed partial record LinkedText(string Text, IReadOnlyList<Token> Tokens, IReadOnlyList<Mention> Mentions)
{
    private readonly (int Start, int End)[] _quotes = [.. Quotes().Matches(Text).Select(m => (m.Index, m.Index + m.Length))];

    /// <summary>Whether a token stands between quotation marks: data, not a request.</summary>
    public bool IsQuoted(int token) => _quotes.Any(q => q.Start <= Tokens[token].Start && Tokens[token].End <= q.End);

    /// <summary>The first quoted words; null if there are none.</summary>
    public string? FirstQuote => _quotes.Length > 0 ? Text[(_quotes[0].Start + 1)..(_quotes[0].End - 1)] : null;

    /// <summary>Mentions of a kind, by place.</summary>
    public IEnumerable<Mention> Of(MentionKind kind) => Mentions.Where(m => m.Kind == kind);

    /// <summary>The first mention of a kind, or null.</summary>
    public Mention? First(MentionKind kind) => Of(kind).FirstOrDefault();

    /// <summary>The words between two places, joined by spaces.</summary>
    public string Words(int from, int to) => string.Join(' ', Tokens.Skip(from).Take(to - from).Select(t => t.Word));

    /// <summary>The text as written between two tokens.</summary>
    public string Written(int from, int to) => from >= to ? "" : Text[Tokens[from].Start..Tokens[to - 1].End];

    [GeneratedRegex("\"[^\"]{1,400}\"|“[^”]{1,400}”|„[^“”]{1,400}[“”]|«[^»]{1,400}»|`[^`]{1,400}`")]
    private static partial Regex Quotes();
}
