namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Which combinations of attributes are looked at, and a number for each combination of values. The combinations come from how many
/// values the columns take, so that any log is served: the columns with the most values tell tasks apart, the others are context.
/// </summary>
internal sealed class AttributeKeys
{
    /// <summary>Columns with the most values: these are crossed with each other.</summary>
    private const int TellingColumns = 4;

    /// <summary>Hours of a shift: the time of day is taken in blocks of this length.</summary>
    private const int BlockHours = 3;

    private readonly int[][] _combinations;
    private readonly int _timeKeys;
    private readonly Dictionary<(int Combination, string Values), int> _numbers = [];

    /// <summary>Chooses the combinations from the columns' numbers of values in the history.</summary>
    public AttributeKeys(IReadOnlyList<FlatLogRow> history, int columns)
    {
        var values = Enumerable.Range(0, columns)
            .Select(c => history.Select(r => r.Attributes[c]).Distinct(StringComparer.Ordinal).Count())
            .ToArray();
        var telling = Enumerable.Range(0, columns).OrderByDescending(c => values[c]).ThenBy(c => c).Take(TellingColumns).Order().ToArray();
        var context = Enumerable.Range(0, columns).Except(telling).ToArray();

        Levels =
        [
            [[]],
            [.. Enumerable.Range(0, columns).Select(c => new[] { c })],
            [.. Subsets(telling, 2)],
            [.. Subsets(telling, 3)],
            telling.Length > 3 ? [telling] : [],
        ];
        Levels = [.. Levels.Where(l => l.Length > 0)];
        Regression = [.. Levels.Where(l => l[0].Length is 1 or 2).SelectMany(l => l), .. telling.Length > 2 ? new[] { telling } : [], .. context.Length > 1 ? new[] { context } : []];
        _combinations = [.. Levels.SelectMany(l => l), .. Regression];
        _timeKeys = _combinations.Length;
    }

    /// <summary>Combinations of the counts, from the coarsest level (nothing: popularity) to the finest.</summary>
    public int[][][] Levels { get; }

    /// <summary>Combinations of the regression.</summary>
    public int[][] Regression { get; }

    /// <summary>Numbers of the row's values for the counts, level by level.</summary>
    public int[][] CountKeys(FlatLogRow row)
    {
        var first = 0;
        return
        [
            .. Levels.Select(level =>
            {
                var keys = level.Select((combination, n) => Number(first + n, combination, row)).ToArray();
                first += level.Length;
                return keys;
            }),
        ];
    }

    /// <summary>Numbers of the row's values for the regression, the time it was opened among them.</summary>
    public int[] RegressionKeys(FlatLogRow row)
    {
        var first = _combinations.Length - Regression.Length;
        var opened = new DateTime((long)(row.Opened * TimeSpan.TicksPerDay), DateTimeKind.Utc);
        var day = opened.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "weekend" : "week";
        return
        [
            .. Regression.Select((combination, n) => Number(first + n, combination, row)),
            Number(_timeKeys, $"{day}{opened.Hour / BlockHours}"),
            Number(_timeKeys + 1, $"{day}{opened.Hour}"),
        ];
    }

    private static IEnumerable<int[]> Subsets(int[] columns, int size) => size == 0
        ? [[]]
        : columns.SelectMany((c, n) => Subsets(columns[(n + 1)..], size - 1).Select(rest => (int[])[c, .. rest]));

    private int Number(int combination, int[] columns, FlatLogRow row) =>
        Number(combination, string.Join('\u001f', columns.Select(c => row.Attributes[c])));

    private int Number(int combination, string values)
    {
        if (_numbers.TryGetValue((combination, values), out var number))
            return number;
        _numbers.Add((combination, values), _numbers.Count);
        return _numbers.Count - 1;
    }
}
