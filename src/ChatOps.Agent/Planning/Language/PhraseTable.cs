namespace ChatOps.Agent.Planning.Language;

/// <summary>Finds phrases of one or more words among tokens, the longest at each place.</summary>
/// <typeparam name="TValue">What a phrase stands for.</typeparam>
internal sealed class PhraseTable<TValue>
{
    private readonly Dictionary<string, List<(string[] Words, TValue Value)>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>Every word of every phrase.</summary>
    public IEnumerable<string> Words => _byFirst.Values.SelectMany(l => l).SelectMany(p => p.Words).Distinct(StringComparer.Ordinal);

    /// <summary>Adds a phrase. A phrase may stand for several values.</summary>
    public void Add(string phrase, TValue value)
    {
        var words = Tokenizer.Words(phrase);
        if (words.Length == 0)
            return;
        if (!_byFirst.TryGetValue(words[0], out var list))
            _byFirst[words[0]] = list = [];
        list.Add((words, value));
    }

    /// <summary>Puts the longest phrases first. To be called once, after the last <see cref="Add"/>.</summary>
    public PhraseTable<TValue> Seal()
    {
        foreach (var list in _byFirst.Values)
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        return this;
    }

    /// <summary>All phrases that begin at a place, longest first.</summary>
    public IEnumerable<(int Count, TValue Value)> At(IReadOnlyList<Token> tokens, int place)
    {
        if (!_byFirst.TryGetValue(tokens[place].Word, out var list))
            yield break;
        foreach (var (words, value) in list)
        {
            if (Fits(tokens, place, words))
                yield return (words.Length, value);
        }
    }

    /// <summary>All phrases in a text; of those that begin at the same place only the longest, which may be several.</summary>
    public IEnumerable<(int At, int Count, TValue Value)> In(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var longest = 0;
            foreach (var (count, value) in At(tokens, i))
            {
                if (count < longest)
                    break;
                longest = count;
                yield return (i, count, value);
            }
        }
    }

    private static bool Fits(IReadOnlyList<Token> tokens, int place, string[] words)
    {
        if (place + words.Length > tokens.Count)
            return false;
        for (var w = 1; w < words.Length; w++)
        {
            if (tokens[place + w].Word != words[w])
                return false;
        }

        return true;
    }
}
