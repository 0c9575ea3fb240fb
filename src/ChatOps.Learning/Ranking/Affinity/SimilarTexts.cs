namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>Who did the tasks whose words are most like a task's: cosine over an inverted index of the newest texts.</summary>
internal sealed class SimilarTexts
{
    /// <summary>Texts that are compared with; the oldest ones are forgotten.</summary>
    private const int MaxTexts = 20_000;

    /// <summary>Most similar texts that count.</summary>
    private const int Nearest = 30;

    /// <summary>A text is looked up by its weightiest terms; the others are in too many texts to tell any apart.</summary>
    private const int LookedUp = 24;

    private readonly Dictionary<int, List<(int Text, float Value)>> _textsByTerm = [];
    private readonly List<int> _people = [];

    /// <summary>Takes a finished task in.</summary>
    public void Learn(IReadOnlyList<(int Key, float Value)> terms, int person)
    {
        foreach (var (key, value) in terms)
        {
            if (!_textsByTerm.TryGetValue(key, out var texts))
                _textsByTerm[key] = texts = [];
            texts.Add((_people.Count, value));
        }

        _people.Add(person);
    }

    /// <summary>Adds each person's share of the similarity of the nearest texts, 0 to 1.</summary>
    public void Fill(IReadOnlyList<(int Key, float Value)> terms, Span<double> shares)
    {
        shares.Clear();
        var oldest = Math.Max(0, _people.Count - MaxTexts);
        var similarity = new Dictionary<int, float>();
        foreach (var (key, value) in terms.OrderByDescending(t => t.Value).Take(LookedUp))
        {
            foreach (var (text, weight) in _textsByTerm.GetValueOrDefault(key) ?? [])
            {
                if (text >= oldest)
                    similarity[text] = similarity.GetValueOrDefault(text) + (value * weight);
            }
        }

        var nearest = similarity.OrderByDescending(s => s.Value).ThenByDescending(s => s.Key).Take(Nearest).ToArray();
        var sum = nearest.Sum(n => n.Value);
        foreach (var (text, value) in nearest)
            shares[_people[text]] += value / sum;
    }
}
