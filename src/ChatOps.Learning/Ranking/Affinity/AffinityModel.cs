namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Who would resolve a task, judging by who resolved such tasks lately: decayed counts and an online regression, mixed in log-odds.
/// It learns one resolved task at a time; a ranking uses nothing but what was learned before it.
/// </summary>
public sealed class AffinityModel
{
    /// <summary>Share said of somebody who never did anything like it; keeps the logarithm finite.</summary>
    private const double Floor = 1e-6;

    private readonly AffinityOptions _options;
    private readonly AttributeKeys _keys;
    private readonly DecayedCounts _counts;
    private readonly OnlineSoftmax _regression;
    private readonly Dictionary<string, int> _people = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>An empty model; nothing of the history is learned yet, only which columns tell tasks apart.</summary>
    /// <param name="history">Rows to look at for that.</param>
    /// <param name="columns">Number of attributes that each row has.</param>
    /// <param name="options">Settings.</param>
    public AffinityModel(IReadOnlyList<FlatLogRow> history, int columns, AffinityOptions options)
    {
        _options = options;
        _keys = new AttributeKeys(history, columns);
        _counts = new DecayedCounts(options.HalfLifeDays, options.BackOff);
        _regression = new OnlineSoftmax(options.LearningRate, options.InitialAccumulator);
    }

    /// <summary>Number of people who have resolved something.</summary>
    public int People => _names.Count;

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

        _counts.Learn(_keys.CountKeys(row), person, row.Opened);
        _regression.Learn(_keys.RegressionKeys(row), person, _names.Count);
    }

    /// <summary>Ranks everybody who has resolved something for a task, best first; equal scores stand in id order.</summary>
    /// <param name="row">The task; its person and its end are not looked at.</param>
    /// <param name="top">How many, 1 or more.</param>
    /// <returns>People with their share, 0 to 1; the shares of everybody sum to 1.</returns>
    public IReadOnlyList<(string Person, double Share)> Rank(FlatLogRow row, int top)
    {
        if (_names.Count == 0)
            return [];
        var (shares, logs) = (new double[_names.Count], new double[_names.Count]);
        _counts.Score(_keys.CountKeys(row), row.Opened, shares);
        _regression.LogProbabilities(_keys.RegressionKeys(row), logs);
        var highest = double.NegativeInfinity;
        for (var p = 0; p < logs.Length; p++)
        {
            logs[p] = (_options.CountsShare * Math.Log(shares[p] + Floor)) + ((1 - _options.CountsShare) * logs[p]);
            highest = Math.Max(highest, logs[p]);
        }

        var sum = logs.Sum(l => Math.Exp(l - highest));
        return
        [
            .. Enumerable.Range(0, logs.Length)
                .OrderByDescending(p => logs[p])
                .ThenBy(p => _names[p], StringComparer.Ordinal)
                .Take(top)
                .Select(p => (_names[p], Math.Exp(logs[p] - highest) / sum)),
        ];
    }
}
