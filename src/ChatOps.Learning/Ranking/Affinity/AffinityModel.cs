namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Who would resolve a task, judging by who resolved such tasks lately. An online regression with decayed counts finds the likeliest people;
/// where there is enough history, boosted trees rank those anew. It learns one resolved task at a time; a ranking uses nothing but what
/// was learned before it.
/// </summary>
public sealed class AffinityModel
{
    /// <summary>Share said of somebody who never did anything like it; keeps the logarithm finite.</summary>
    private const double Floor = 1e-6;

    private readonly AffinityOptions _options;
    private readonly AttributeKeys _keys;
    private readonly DecayedCounts _counts;
    private readonly OnlineSoftmax _regression;
    private readonly AffinityFeatures _features;
    private readonly TextKeys _words = new();
    private readonly Dictionary<string, int> _people = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>An empty model; nothing of the history is learned yet, only which columns tell tasks apart.</summary>
    /// <param name="history">Rows to look at for that.</param>
    /// <param name="columns">Number of attributes that each row has.</param>
    /// <param name="options">Settings.</param>
    /// <param name="keepsLearning">Whether it will go on learning while it ranks, as in a replay.</param>
    public AffinityModel(IReadOnlyList<FlatLogRow> history, int columns, AffinityOptions options, bool keepsLearning = true)
    {
        _options = options;
        _keys = new AttributeKeys(history, columns);
        _counts = new DecayedCounts(options.HalfLifeDays, options.BackOff);
        _regression = new OnlineSoftmax(options.LearningRate, options.InitialAccumulator);
        _features = new AffinityFeatures(_keys, options, keepsLearning);
    }

    /// <summary>Number of people who have resolved something.</summary>
    public int People => _names.Count;

    /// <summary>Ranks the best candidates anew; null while there is too little history for it, or where it did not help.</summary>
    internal AffinityReranker? Reranker { get; set; }

    /// <summary>Learns who did a task; it ages from the day on which it was opened.</summary>
    /// <param name="row">The task, with its person.</param>
    public void Learn(FlatLogRow row)
    {
        if (row.Person is not { } name)
            return;
        if (!_people.TryGetValue(name, out var person))
        {
            _people[name] = person = _names.Count;
            _names.Add(name);
        }

        _words.Learn(row.Text);
        var terms = _words.Weigh(row.Text);
        _counts.Learn(_keys.CountKeys(row), person, row.Opened);
        _regression.Learn(Sparse(_keys.RegressionKeys(row), terms), person, _names.Count);
        _features.Learn(row, person, _names.Count, terms);
    }

    /// <summary>Ranks everybody who has resolved something for a task, best first; equal scores stand in id order.</summary>
    /// <param name="row">The task; its person, team and end are not looked at.</param>
    /// <param name="top">How many, 1 or more.</param>
    /// <returns>People with their share, 0 to 1; the shares of everybody sum to 1.</returns>
    public IReadOnlyList<(string Person, double Share)> Rank(FlatLogRow row, int top)
    {
        if (_names.Count == 0)
            return [];
        var (order, logs, counts, terms) = Judge(row);
        var shares = logs.Select(Math.Exp).ToArray();
        var sum = shares.Sum();
        var ranked = order.Select(p => (Person: p, Share: shares[p] / sum)).ToArray();
        if (Reranker is not null)
            RankAnew(ranked, Candidates(row, order, logs, counts, terms), Reranker);
        return [.. ranked.Take(top).Select(r => (_names[r.Person], r.Share))];
    }

    /// <summary>The likeliest people for a task with what the trees look at; null while nobody is known.</summary>
    internal AffinityCandidates? FindCandidates(FlatLogRow row)
    {
        if (_names.Count == 0)
            return null;
        var (order, logs, counts, terms) = Judge(row);
        return Candidates(row, order, logs, counts, terms);
    }

    /// <summary>The number of a person; -1 for one who has resolved nothing yet.</summary>
    internal int IndexOf(string? person) => person is null ? -1 : _people.GetValueOrDefault(person, -1);

    /// <summary>Keys that are simply there, then weighted words; words have the negative numbers.</summary>
    internal static (int Key, float Value)[] Sparse(int[] keys, (int Key, float Value)[] terms) =>
        [.. keys.Select(k => (k, 1f)), .. terms.Select(t => (~t.Key, t.Value))];

    /// <summary>The candidates share among them what they had before, in the trees' proportions.</summary>
    private static void RankAnew((int Person, double Share)[] ranked, AffinityCandidates candidates, AffinityReranker reranker)
    {
        var weights = reranker.Weigh(candidates);
        var (count, total) = (weights.Length, weights.Sum());
        var shared = ranked.Take(count).Sum(r => r.Share);
        var anew = Enumerable.Range(0, count).OrderByDescending(c => weights[c]).Select(c => (candidates.People[c], shared * weights[c] / total)).ToArray();
        anew.CopyTo(ranked, 0);
    }

    private AffinityCandidates Candidates(FlatLogRow row, int[] order, double[] logs, double[] counts, (int, float)[] terms)
    {
        var people = order.Take(_options.Candidates).ToArray();
        return new AffinityCandidates(people, [.. people.Select(p => logs[p])], _features.Fill(row, people, logs, counts, terms));
    }

    private (int[] Order, double[] Logs, double[] Counts, (int Key, float Value)[] Terms) Judge(FlatLogRow row)
    {
        var (counts, logs) = (new double[_names.Count], new double[_names.Count]);
        var terms = _words.Weigh(row.Text);
        _counts.Score(_keys.CountKeys(row), row.Opened, counts);
        _regression.LogProbabilities(Sparse(_keys.RegressionKeys(row), terms), logs);
        for (var p = 0; p < logs.Length; p++)
            logs[p] = (_options.CountsShare * Math.Log(counts[p] + Floor)) + ((1 - _options.CountsShare) * logs[p]);
        int[] order = [.. Enumerable.Range(0, logs.Length)];
        Array.Sort(order, (p, q) => logs[q].CompareTo(logs[p]) is not 0 and var byShare ? byShare : string.CompareOrdinal(_names[p], _names[q]));
        return (order, logs, counts, terms);
    }
}
