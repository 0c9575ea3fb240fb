using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Planning.Language;

/// <summary>Finds unfinished tasks by words of their titles. Rare words weigh more (inverse document frequency); endings don't matter.</summary>
internal sealed class TitleIndex
{
    /// <summary>Share of the title's information that names the task for sure.</summary>
    private const double SureShare = 0.5;

    /// <summary>Titles within this share of the best one fit as well.</summary>
    private const double AsGood = 0.8;

    /// <summary>Words between two words of a title.</summary>
    private const int LargestGap = 3;

    private readonly Dictionary<string, List<int>> _tasksByStem = new(StringComparer.Ordinal);
    private readonly double[] _information;
    private readonly IReadOnlyList<WorkItem> _items;
    private readonly HashSet<string> _stopWords;

    public TitleIndex(WorkforceSnapshot snapshot, Lexicon lexicon)
    {
        _stopWords = lexicon.TitleStopWords;
        _items = [.. snapshot.WorkItems.Where(i => i.Status != WorkItemStatus.Completed)];
        for (var n = 0; n < _items.Count; n++)
        {
            foreach (var stem in StemsOf(_items[n].Title))
            {
                if (!_tasksByStem.TryGetValue(stem, out var list))
                    _tasksByStem[stem] = list = [];
                list.Add(n);
            }
        }

        _information = [.. _items.Select(i => StemsOf(i.Title).Sum(InformationOf))];
        Words = [.. _items.SelectMany(i => Tokenizer.Words(i.Title)).Where(w => !_stopWords.Contains(w))];
    }

    /// <summary>Every word of a title, save those that name nothing.</summary>
    public HashSet<string> Words { get; }

    /// <summary>Whether a word is in a title, whatever its ending.</summary>
    public bool Knows(string word) => !_stopWords.Contains(word) && _tasksByStem.ContainsKey(WordStem.Of(word));

    /// <summary>The tasks that the tokens name, each stretch of tokens at most once.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="text">The text as written.</param>
    /// <param name="isTaken">Tokens that name something else for sure.</param>
    public IEnumerable<Mention> Find(IReadOnlyList<Token> tokens, string text, Func<int, bool> isTaken)
    {
        var places = Enumerable.Range(0, tokens.Count).Where(t => !isTaken(t) && Knows(tokens[t].Word)).ToArray();
        var from = 0;
        while (from < places.Length)
        {
            var to = from + 1;
            while (to < places.Length && places[to] - places[to - 1] <= LargestGap && !Enumerable.Range(places[to - 1], places[to] - places[to - 1]).Any(isTaken))
                to++;
            foreach (var mention in Read(tokens, text, places[from..to]))
                yield return mention;
            from = to;
        }
    }

    private IEnumerable<Mention> Read(IReadOnlyList<Token> tokens, string text, int[] places)
    {
        while (places.Length > 0)
        {
            var matched = new Dictionary<int, (double Information, List<int> Places)>();
            foreach (var place in places)
            {
                var stem = WordStem.Of(tokens[place].Word);
                foreach (var task in _tasksByStem[stem])
                {
                    if (!matched.TryGetValue(task, out var match))
                        matched[task] = match = (0, []);
                    if (match.Places.Any(p => WordStem.Of(tokens[p].Word) == stem))
                        continue;
                    match.Places.Add(place);
                    matched[task] = (match.Information + InformationOf(stem), match.Places);
                }
            }

            var best = matched.MaxBy(m => (m.Value.Information, -m.Key));
            // Of titles that share the same words the one that is covered more is meant.
            var rivals = matched.Where(m => m.Value.Information >= AsGood * best.Value.Information).ToArray();
            var covered = rivals.Where(r => r.Value.Information >= 0.99 * _information[r.Key]).ToArray();
            if (covered.Length == 1 && rivals.Length > 1)
                (best, rivals) = (covered[0], covered);
            var named = best.Value.Places;
            var (at, end) = (named.Min(), named.Max() + 1);
            var isSure = rivals.Length == 1 && (best.Value.Information >= SureShare * _information[best.Key] || named.Count >= 2);
            yield return new Mention(
                MentionKind.Task,
                at,
                end - at,
                [.. rivals.OrderByDescending(r => r.Value.Information).ThenBy(r => r.Key).Select(r => _items[r.Key].Id)],
                text[tokens[at].Start..tokens[end - 1].End],
                isSure,
                best.Value.Information / _information[best.Key]);
            places = [.. places.Where(p => p < at || p >= end)];
        }
    }

    private double InformationOf(string stem) => Math.Log((_items.Count + 1.0) / _tasksByStem[stem].Count);

    private HashSet<string> StemsOf(string title) =>
        [.. Tokenizer.Words(title).Where(w => !_stopWords.Contains(w)).Select(WordStem.Of)];
}
