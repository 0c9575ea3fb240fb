namespace ChatOps.Agent.Replies;

/// <summary>What an answer may mention: the numbers, ids and words of the turn's results, and the ids and words that the speaker used.</summary>
internal sealed class AnswerFacts
{
    private readonly HashSet<double> _numbers = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _pairs = [];
    private readonly HashSet<char> _signs = [];
    private readonly HashSet<string> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlySet<string> _prefixes;

    /// <param name="prefixes">What ids begin with.</param>
    /// <param name="said">The speaker's message.</param>
    /// <param name="results">What the functions gave back.</param>
    public AnswerFacts(IReadOnlySet<string> prefixes, string said, IEnumerable<Reply> results)
    {
        _prefixes = prefixes;
        Add(said, withNumbers: false);
        foreach (var reply in results)
        {
            Add(reply.Text, withNumbers: true);
            Add(reply.Note ?? "", withNumbers: true);
            foreach (var table in ReplyTables.Of(reply))
            {
                _numbers.Add(table.Rows.Count);
                foreach (var text in table.Columns.Concat(table.Rows.SelectMany(r => r)).Append(table.Title ?? ""))
                    Add(text, withNumbers: true);
            }
        }
    }

    public IReadOnlyCollection<double> Numbers => _numbers;

    public bool HasId(string id) => _ids.Contains(id);

    public bool HasWord(string word) => _words.Contains(word);

    /// <summary>Whether two words stood side by side, either way round.</summary>
    public bool HasPair(string first, string second) => _pairs.Contains((first, second)) || _pairs.Contains((second, first));

    /// <summary>Whether a sign that is a number by itself, such as ½, was there.</summary>
    public bool HasSign(char sign) => _signs.Contains(sign);

    public bool HasAddress(string address) => _addresses.Contains(address);

    private void Add(string text, bool withNumbers)
    {
        foreach (var found in AnswerNumbers.Find(text, _prefixes))
        {
            if (found.Id is { } id)
                _ids.Add(id);
            else if (withNumbers)
                _numbers.UnionWith(found.Numbers.SelectMany(AnswerNumbers.Facts));
        }

        var words = AnswerWords.Of(text);
        foreach (var word in words)
            _words.Add(word.Folded);
        foreach (var (first, second) in words.Zip(words.Skip(1)).Where(p => p.Second.FollowsAtOnce))
            _pairs.Add((first.Folded, second.Folded));
        _signs.UnionWith(text.Where(AnswerWords.IsNumberSign));
        _addresses.UnionWith(AnswerWords.Addresses(text));
    }
}
