using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Planning.Intents;

/// <summary>Puts kinds in the place of names, so that a sentence about one task teaches what sentences about every other task mean.</summary>
internal static class Delexicalizer
{
    // The first that covers a word decides, longer mentions before shorter ones within the same rank.
    private static readonly (MentionKind Kind, string Word)[] Order =
    [
        (MentionKind.Task, "<task>"), (MentionKind.Email, "<email>"), (MentionKind.Version, "<version>"), (MentionKind.Person, "<person>"),
        (MentionKind.Project, "<project>"), (MentionKind.Department, "<department>"), (MentionKind.Skill, "<skill>"), (MentionKind.Source, "<source>"),
        (MentionKind.Period, "<period>"), (MentionKind.Priority, "<priority>"), (MentionKind.Seniority, "<seniority>"), (MentionKind.Level, "<level>"),
        (MentionKind.Weekday, "<weekday>"), (MentionKind.Clock, "<time>"), (MentionKind.Number, "<number>"),
    ];

    /// <summary>The words of a text with the kinds of what they name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">Words of the language: a word of a title that is none of them names the task.</param>
    /// <param name="hasFiles">Whether files came with it.</param>
    public static IReadOnlyList<string> Words(LinkedText text, IReadOnlyDictionary<string, int> vocabulary, bool hasFiles)
    {
        var covered = new Mention?[text.Tokens.Count];
        foreach (var (kind, _) in Order)
        {
            foreach (var mention in text.Of(kind).Where(m => Counts(m, text, vocabulary)).OrderByDescending(m => m.Count))
            {
                if (Enumerable.Range(mention.At, mention.Count).All(t => covered[t] is null || Beats(mention, covered[t]!)))
                {
                    foreach (var replaced in Enumerable.Range(mention.At, mention.Count).Select(t => covered[t]).OfType<Mention>().Distinct().ToArray())
                        Array.Fill(covered, null, replaced.At, replaced.Count);
                    Array.Fill(covered, mention, mention.At, mention.Count);
                }
            }
        }

        var words = new List<string>(hasFiles ? ["<file>"] : []);
        for (var t = 0; t < text.Tokens.Count; t++)
        {
            if (covered[t] is not { } mention)
            {
                if (!text.IsQuoted(t))
                    words.Add(Plain(text.Tokens[t].Word));
                else if (t == 0 || !text.IsQuoted(t - 1))
                    words.Add("<quote>");
            }
            else if (mention.At == t)
                words.Add(Array.Find(Order, o => o.Kind == mention.Kind).Word);
        }

        return words;
    }

    /// <summary>"full stack" is the department, not the seniority "full"; a longer name hides a shorter one of a stronger kind.</summary>
    private static bool Beats(Mention mention, Mention other) => mention.Count > other.Count && other.Kind != MentionKind.Task;

    private static bool Counts(Mention mention, LinkedText text, IReadOnlyDictionary<string, int> vocabulary) => mention.Kind switch
    {
        // A few everyday words of a title, as in "load synthetic data", name no task; a rare one does.
        // "GraphQL" alone is the skill, even where a title begins with it.
        MentionKind.Task when mention.Count == 1 && text.Of(MentionKind.Skill).Any(s => s.Overlaps(mention)) => false,
        MentionKind.Task => mention.Share >= 0.5 && mention.IsSure
            || Enumerable.Range(mention.At, mention.Count).Any(t => !vocabulary.ContainsKey(text.Tokens[t].Word)
                && !text.Mentions.Any(o => o.Kind is MentionKind.Skill or MentionKind.Department or MentionKind.Project && o.At <= t && t < o.End)),
        MentionKind.Number => char.IsDigit(text.Tokens[mention.At].Word[0]) || mention.Values[0].Length > 1 || text.Tokens[mention.At].Word is not ("one" or "un" or "una" or "uno" or "une" or "ein" or "eine" or "pair"),
        MentionKind.Source => mention.Values[0] != "csv", // also a kind of file to import; the word says more than its kind
        MentionKind.Person => mention.Count > 1 || !vocabulary.ContainsKey(text.Tokens[mention.At].Word) || char.IsUpper(text.Text[text.Tokens[mention.At].Start]),
        _ => true,
    };

    private static string Plain(string word) =>
        word.EndsWith('%') ? "<percent>"
        : word.Length is >= 4 and <= 5 && word.Contains(':', StringComparison.Ordinal) ? "<time>"
        : word;
}
