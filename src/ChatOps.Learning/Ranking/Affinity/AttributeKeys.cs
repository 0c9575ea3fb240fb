namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Which combinations of attributes are looked at, and a number for each combination of values. Nothing is known of the columns beforehand:
/// those that tell most about who did the work (mutual information, corrected for its bias; Miller 1955) are crossed with each other, the
/// one that tells most with each of them, and the rest is context.
/// </summary>
internal sealed class AttributeKeys
{
    /// <summary>Columns that are crossed with each other.</summary>
    private const int TellingColumns = 4;

    /// <summary>Hours of a shift: the time of day is taken in blocks of this length.</summary>
    private const int BlockHours = 3;

    private readonly Combination[][] _levels;
    private readonly Combination[] _regression;
    private readonly Combination[] _wide;
    private readonly Combination[] _shares;
    private readonly Dictionary<(int Combination, string Values), int> _numbers = [];
    private readonly int[]?[] _keysOfRow = new int[3][];
    private FlatLogRow? _row;
    private int _combinations;

    /// <summary>Chooses the combinations.</summary>
    /// <param name="history">Rows with their people.</param>
    /// <param name="columns">Number of attributes of each row.</param>
    public AttributeKeys(IReadOnlyList<FlatLogRow> history, int columns)
    {
        var byInformation = Enumerable.Range(0, columns).OrderByDescending(c => Information(history, c)).ThenBy(c => c).ToArray();
        var telling = byInformation.Take(TellingColumns).ToArray();
        int[] context = [.. byInformation.Skip(TellingColumns).Order()];
        int[][] singles = [.. telling.Select(c => new[] { c })];
        int[][] pairs = [.. Subsets(telling, 2)];
        int[][] mainPairs = [.. pairs.Where(p => p.Contains(telling[0]))];
        int[][] all = telling.Length > 2 ? [telling] : [];
        int[][] around = context.Length > 0 ? [context] : [];

        int[][][] levels = [[[]], [.. singles, .. context.Select(c => new[] { c })], pairs, [.. Subsets(telling, 3)], telling.Length > 3 ? all : []];
        _levels = [.. levels.Where(l => l.Length > 0).Select(l => Attributes(l))];
        _regression = [.. Attributes([.. singles, .. mainPairs, .. all, .. around]), Timed([], TimeSlot.Block), Timed([], TimeSlot.Hour)];
        _wide = [.. _regression, .. Attributes([.. pairs.Except(mainPairs)]), .. singles.Select(s => Timed(s, TimeSlot.Block))];
        _shares = [.. Attributes([.. singles, .. mainPairs, .. all])];
        Telling = telling.Length;
    }

    /// <summary>Number of columns that are crossed.</summary>
    public int Telling { get; }

    /// <summary>Number of <see cref="ShareKeys"/>.</summary>
    public int Shares => _shares.Length;

    /// <summary>For the back-off counts, level by level from the coarsest (nothing: popularity) to the finest.</summary>
    public int[][] CountKeys(FlatLogRow row) => [.. _levels.Select(level => Keys(level, row))];

    /// <summary>For the regression, the time it was opened among them.</summary>
    public int[] RegressionKeys(FlatLogRow row) => OfRow(0, _regression, row);

    /// <summary>For the wider regression: also the other pairs, and the telling columns by time of day.</summary>
    public int[] WideKeys(FlatLogRow row) => OfRow(1, _wide, row);

    /// <summary>For shares: the telling columns one by one (the first <see cref="Telling"/>), the pairs with the one that tells most, all crossed.</summary>
    public int[] ShareKeys(FlatLogRow row) => OfRow(2, _shares, row);

    /// <summary>When a row was opened.</summary>
    public static DateTime OpenedAt(FlatLogRow row) => new((long)(row.Opened * TimeSpan.TicksPerDay), DateTimeKind.Utc);

    /// <summary>Whether a moment lies on a weekend.</summary>
    public static bool IsWeekend(DateTime moment) => moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static double Information(IReadOnlyList<FlatLogRow> history, int column)
    {
        var (values, people, pairs) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<(string, string), int>());
        foreach (var row in history)
        {
            if (row.Person is not { } person)
                continue;
            var value = row.Attributes[column];
            values[value] = values.GetValueOrDefault(value) + 1;
            people[person] = people.GetValueOrDefault(person) + 1;
            pairs[(value, person)] = pairs.GetValueOrDefault((value, person)) + 1;
        }

        var bias = (pairs.Count - values.Count - people.Count + 1) / (2.0 * Math.Max(1, people.Values.Sum()));
        return Entropy(values.Values) + Entropy(people.Values) - Entropy(pairs.Values) - bias;
    }

    private static double Entropy(IReadOnlyCollection<int> counts)
    {
        double all = counts.Sum();
        return -counts.Sum(c => c / all * Math.Log(c / all));
    }

    private static IEnumerable<int[]> Subsets(int[] columns, int size) => size == 0
        ? [[]]
        : columns.SelectMany((c, n) => Subsets(columns[(n + 1)..], size - 1).Select(rest => (int[])[c, .. rest]));

    private Combination[] Attributes(int[][] columns) => [.. columns.Select(c => Timed(c, TimeSlot.None))];

    private Combination Timed(int[] columns, TimeSlot slot) => new(_combinations++, columns, slot);

    /// <summary>A row is asked for several times while it is ranked or learned, and then never again.</summary>
    private int[] OfRow(int use, Combination[] combinations, FlatLogRow row)
    {
        if (!ReferenceEquals(row, _row))
        {
            _row = row;
            Array.Clear(_keysOfRow);
        }

        return _keysOfRow[use] ??= Keys(combinations, row);
    }

    private int[] Keys(Combination[] combinations, FlatLogRow row)
    {
        var keys = new int[combinations.Length];
        for (var n = 0; n < keys.Length; n++)
        {
            var combination = combinations[n];
            var values = string.Join('\u001f', combination.Columns.Select(c => row.Attributes[c]));
            if (combination.Slot != TimeSlot.None)
            {
                var opened = OpenedAt(row);
                values += $"\u001f{(IsWeekend(opened) ? 'e' : 'd')}{(combination.Slot == TimeSlot.Hour ? opened.Hour : opened.Hour / BlockHours)}";
            }

            if (!_numbers.TryGetValue((combination.Number, values), out keys[n]))
                _numbers.Add((combination.Number, values), keys[n] = _numbers.Count);
        }

        return keys;
    }

    private enum TimeSlot
    {
        None,
        Block,
        Hour,
    }

    private sealed record Combination(int Number, int[] Columns, TimeSlot Slot);
}
