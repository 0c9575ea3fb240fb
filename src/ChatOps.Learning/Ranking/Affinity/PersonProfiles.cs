namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>When each person works, how fast, how much and how lately. Hours and weekdays halve with every half-life.</summary>
internal sealed class PersonProfiles(double halfLifeDays)
{
    private const int Hours = 24;
    private const int Weekdays = 7;

    /// <summary>Weights of the hours around one: shifts have no sharp edges.</summary>
    private static readonly double[] Kernel = [0.25, 0.5, 1, 0.5, 0.25];

    private static readonly double KernelSum = Kernel.Sum();

    private readonly double _rate = Math.Log(2) / halfLifeDays;
    private readonly List<Profile> _profiles = [];
    private double? _origin;

    /// <summary>Takes one resolved task in.</summary>
    public void Learn(FlatLogRow row, int person)
    {
        _origin ??= row.Opened;
        while (_profiles.Count <= person)
            _profiles.Add(new Profile());
        var (profile, opened, weight) = (_profiles[person], AttributeKeys.OpenedAt(row), Weight(row.Opened));
        profile.Hours[opened.Hour] += weight;
        profile.Weekdays[(int)opened.DayOfWeek] += weight;
        profile.Total += weight;
        profile.Count++;
        profile.Last = Math.Max(profile.Last, row.Opened);
        if (row.Resolved is { } resolved)
            profile.LogDays += Math.Log(Math.Max(0.01, resolved - row.Opened));
    }

    /// <summary>Log-probability that a person's task is opened around this hour; a person with little history is taken to work at any hour.</summary>
    public double HourLog(int person, DateTime opened, double day)
    {
        var profile = _profiles[person];
        var now = Weight(day);
        return Math.Log(((Around(profile, opened.Hour) / now / KernelSum) + 0.05) / ((profile.Total / now) + (0.05 * Hours)));
    }

    /// <summary>Recent work around this hour, to be shared among people.</summary>
    public double AroundHour(int person, DateTime opened) => Around(_profiles[person], opened.Hour);

    /// <summary>Log-probability that a person's task is opened on this weekday.</summary>
    public double WeekdayLog(int person, DateTime opened, double day)
    {
        var (profile, now) = (_profiles[person], Weight(day));
        return Math.Log(((profile.Weekdays[(int)opened.DayOfWeek] / now) + 0.7) / ((profile.Total / now) + (0.7 * Weekdays)));
    }

    /// <summary>Mean logarithm of days to resolve, pulled to 0.</summary>
    public double Slowness(int person) => _profiles[person].LogDays / (_profiles[person].Count + 3);

    /// <summary>Days since the person's newest task.</summary>
    public double DaysSince(int person, double day) => Math.Max(0, day - _profiles[person].Last);

    /// <summary>Tasks resolved.</summary>
    public int Count(int person) => _profiles[person].Count;

    private static double Around(Profile profile, int hour)
    {
        var sum = 0.0;
        for (var k = 0; k < Kernel.Length; k++)
            sum += Kernel[k] * profile.Hours[(hour + k - (Kernel.Length / 2) + Hours) % Hours];
        return sum;
    }

    private double Weight(double day) => Math.Exp(Math.Min(700, _rate * (day - (_origin ?? day))));

    private sealed class Profile
    {
        public double[] Hours { get; } = new double[24];

        public double[] Weekdays { get; } = new double[7];

        public double Total { get; set; }

        public int Count { get; set; }

        public double Last { get; set; } = double.NegativeInfinity;

        public double LogDays { get; set; }
    }
}
