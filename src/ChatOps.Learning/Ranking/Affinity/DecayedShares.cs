namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>Who did tasks with a key lately: counts that halve with every half-life, and when each last did.</summary>
internal sealed class DecayedShares(double halfLifeDays)
{
    private readonly double _rate = Math.Log(2) / halfLifeDays;
    private readonly Dictionary<int, Cell> _cells = [];
    private double? _origin;

    /// <summary>Counts one task.</summary>
    public void Learn(int key, int person, double day)
    {
        _origin ??= day;
        if (!_cells.TryGetValue(key, out var cell))
            _cells[key] = cell = new Cell();
        var weight = Weight(day);
        cell.Total += weight;
        var (count, last) = cell.ByPerson.GetValueOrDefault(person, (0, double.NegativeInfinity));
        cell.ByPerson[person] = (count + weight, Math.Max(last, day));
    }

    /// <summary>Shares by person: (count + backOff × prior) / (total + backOff).</summary>
    /// <param name="key">The key.</param>
    /// <param name="day">Now, in days since year 1.</param>
    /// <param name="prior">Shares where nothing is known, by person.</param>
    /// <param name="backOff">Recent tasks that the prior counts for, above 0.</param>
    /// <param name="shares">By person; may be <paramref name="prior"/> itself.</param>
    public void Fill(int key, double day, ReadOnlySpan<double> prior, double backOff, Span<double> shares)
    {
        var now = Weight(day);
        var cell = _cells.GetValueOrDefault(key);
        var total = ((cell?.Total ?? 0) / now) + backOff;
        for (var p = 0; p < shares.Length; p++)
            shares[p] = prior[p] * backOff / total;
        if (cell is null)
            return;
        foreach (var (person, (count, _)) in cell.ByPerson)
            shares[person] += count / now / total;
    }

    /// <summary>When people last did a task with the key, in days since year 1; null where nobody ever did.</summary>
    public IReadOnlyDictionary<int, (double Count, double Last)>? PeopleOf(int key) => _cells.GetValueOrDefault(key)?.ByPerson;

    /// <summary>Forward decay (Cormode et al. 2009), as in <see cref="DecayedCounts"/>.</summary>
    private double Weight(double day) => Math.Exp(Math.Min(700, _rate * (day - (_origin ?? day))));

    private sealed class Cell
    {
        public double Total { get; set; }

        public Dictionary<int, (double Count, double Last)> ByPerson { get; } = [];
    }
}
