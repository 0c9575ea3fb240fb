namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Who resolved tasks with these attributes lately: counts that halve with every half-life, interpolated from coarse combinations to fine
/// ones. At each level P(person) is the mean over its combinations of (count + backOff × P of the level above) / (total + backOff),
/// that is Dirichlet smoothing (MacKay and Peto 1995) towards the coarser level.
/// </summary>
internal sealed class DecayedCounts(double halfLifeDays, double backOff)
{
    private readonly double _rate = Math.Log(2) / halfLifeDays;
    private readonly Dictionary<int, Cell> _cells = [];
    private double? _origin;

    /// <summary>Counts one resolved task.</summary>
    public void Learn(int[][] keys, int person, double day)
    {
        _origin ??= day;
        var weight = Weight(day);
        foreach (var key in keys.SelectMany(level => level))
        {
            if (!_cells.TryGetValue(key, out var cell))
                _cells[key] = cell = new Cell();
            cell.Total += weight;
            cell.ByPerson[person] = cell.ByPerson.GetValueOrDefault(person) + weight;
        }
    }

    /// <summary>Adds everybody's share, 0 to 1, to <paramref name="shares"/> (all 0 before; by person).</summary>
    public void Score(int[][] keys, double day, double[] shares)
    {
        var now = Weight(day);
        foreach (var level in keys)
        {
            var carried = 0.0;
            foreach (var key in level)
                carried += backOff / (TotalOf(key, now) + backOff) / level.Length;
            for (var p = 0; p < shares.Length; p++)
                shares[p] *= carried;
            foreach (var key in level)
            {
                if (!_cells.TryGetValue(key, out var cell))
                    continue;
                var scale = 1 / (now * ((cell.Total / now) + backOff) * level.Length);
                foreach (var (person, count) in cell.ByPerson)
                    shares[person] += count * scale;
            }
        }
    }

    private double TotalOf(int key, double now) => _cells.TryGetValue(key, out var cell) ? cell.Total / now : 0;

    /// <summary>Forward decay (Cormode et al. 2009): newer tasks weigh more, and nothing old has to be touched again.
    /// A double holds a thousand half-lives.</summary>
    private double Weight(double day) => Math.Exp(Math.Min(700, _rate * (day - (_origin ?? day))));

    private sealed class Cell
    {
        public double Total { get; set; }

        public Dictionary<int, double> ByPerson { get; } = [];
    }
}
