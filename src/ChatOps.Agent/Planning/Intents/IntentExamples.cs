using ChatOps.Agent.Planning.Language;
using ChatOps.Agent.Prompts;

namespace ChatOps.Agent.Planning.Intents;

/// <summary>
/// Sentences with what they ask for: <c>prompts/understanding/intents</c>, a file per function or dialogue act, a sentence per line.
/// <c>{task}</c>, <c>{person}</c> and the like stand for names of that kind.
/// </summary>
/// <param name="Examples">Words of each sentence, names replaced by their kind, with the intent.</param>
internal sealed record IntentExamples(IReadOnlyList<(string Intent, string[] Words)> Examples)
{
    private static readonly Dictionary<string, int> EmptyVocabulary = [];

    /// <summary>Reads the examples.</summary>
    /// <exception cref="PromptUnreadableException">The folder can't be read.</exception>
    public static IntentExamples Load(PromptFolder prompts, Lexicon lexicon)
    {
        var linker = new EntityLinker(lexicon, new Spelling(new Dictionary<string, int>()));
        var nobody = CompanyWords.Nobody(lexicon);
        // Words of the lexicon are seen in the examples as they will be seen in messages: "next week" is a period, "three" a number.
        string[] Plain(string text) => [.. Delexicalizer.Words(linker.Link(text, nobody), EmptyVocabulary, hasFiles: false)];
        return new IntentExamples(
        [
            .. prompts.ReadLines("understanding/intents").SelectMany(f => f.Value.SelectMany(line => Variants(line).Select(variant => (f.Key, Words(variant, Plain))))),
        ]);
    }

    /// <summary>A sentence as the classifier sees it; where a name may be seen in two ways, both.</summary>
    private static IEnumerable<string> Variants(string line)
    {
        yield return line;
        if (line.Contains("{source}", StringComparison.Ordinal))
            yield return line.Replace("{source}", "{skill}", StringComparison.Ordinal);
        if (line.Contains("{percent}", StringComparison.Ordinal))
            yield return line.Replace("{percent}", "{number} percent", StringComparison.Ordinal);
        if (line.Contains("{time}", StringComparison.Ordinal))
            yield return line.Replace("{time}", "{number}", StringComparison.Ordinal);
    }

    private static string[] Words(string line, Func<string, string[]> plainWords)
    {
        var plain = line.Replace("{people}", "{person} and {person}", StringComparison.Ordinal);
        var words = new List<string>();
        var at = 0;
        while (at < plain.Length)
        {
            var open = plain.IndexOfAny(['{', '<'], at);
            words.AddRange(plainWords(open < 0 ? plain[at..] : plain[at..open]));
            if (open < 0)
                break;
            var close = plain.IndexOfAny(['}', '>'], open);
            words.Add($"<{plain[(open + 1)..close]}>");
            at = close + 1;
        }

        return [.. words];
    }
}
