using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Planning;

/// <summary>Cuts a message where one request may end and the next begin: at the ends of sentences and at words such as "and then".</summary>
internal sealed class RequestSplitter(Lexicon lexicon)
{
    private const int MaxParts = 5;

    private readonly PhraseTable<bool> _joints = Joints(lexicon);
    private readonly HashSet<string> _starts = [.. lexicon.File.RequestStarts];
    private readonly HashSet<string> _ands = [.. lexicon.File.Ands];

    private static PhraseTable<bool> Joints(Lexicon lexicon)
    {
        var table = new PhraseTable<bool>();
        lexicon.File.Joints.ForEach(j => table.Add(j, true));
        return table.Seal();
    }

    /// <summary>The parts, in order, as written; one where nothing separates.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var tokens = Tokenizer.Split(text);
        var parts = new List<string>();
        var from = 0;
        for (var t = 0; t < tokens.Count; t++)
        {
            var joint = _joints.At(tokens, t).Select(j => j.Count).FirstOrDefault();
            if (joint == 0 && _ands.Contains(tokens[t].Word) && t + 1 < tokens.Count && _starts.Contains(tokens[t + 1].Word))
                joint = 1;
            var endsSentence = t > from && text.AsSpan(tokens[t - 1].End, tokens[t].Start - tokens[t - 1].End).IndexOfAny(".?!;\n") >= 0;
            if ((joint == 0 && !endsSentence) || t == 0)
                continue;
            Add(from, t);
            from = joint > 0 ? t + joint : t;
            t = Math.Max(t, from - 1);
        }

        Add(from, tokens.Count);
        return parts.Count is > 1 and <= MaxParts ? parts : [text];

        void Add(int start, int end)
        {
            if (end > start)
                parts.Add(text[tokens[start].Start..tokens[end - 1].End]);
        }
    }
}
