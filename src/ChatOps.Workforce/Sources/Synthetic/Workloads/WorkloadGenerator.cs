namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Promised hours per person and week, Mondays: twelve weeks back, this one, six ahead. Tasks are laid in first, then everything that is
/// no task (meetings, support, other projects), which differs from person to person and thins out ahead. The document draws workloads
/// nowhere.
/// </summary>
internal static class WorkloadGenerator
{
    private const int WeeksBefore = 12;
    private const int WeeksAfter = 6;
    private const int Weeks = WeeksBefore + 1 + WeeksAfter;
    private const int DaysPerWeek = 7;

    /// <summary>Running work gets at most this share of a week; what is left goes into the next one.</summary>
    private const double RunningShare = 0.6;

    /// <summary>Nobody is promised more than this share of their week.</summary>
    private const double MostShare = 1.25;

    /// <summary>Each week ahead has this share of the other work of the week before: less is planned yet.</summary>
    private const double ThinningAhead = 0.88;

    /// <summary>Other work as a share of the week: what is usual for the person, and how a week differs from it.</summary>
    private static readonly UniformRange UsualShare = new(0.25, 0.80);
    private static readonly UniformRange WeekShare = new(-0.12, 0.12);

    public static IEnumerable<Workload> Stream(SyntheticPerson[] people, IEnumerable<Work> work, DateOnly today, RandomStreams streams)
    {
        var random = streams.For(Concern.Workload);
        var first = WorkingDays.Monday(today).AddDays(-WeeksBefore * DaysPerWeek);
        var tasks = new double[people.Length, Weeks];
        foreach (var piece in work)
        {
            if (piece.To is { } to)
            {
                LayFinished(tasks, piece, to, first);
            }
            else
            {
                LayRunning(tasks, piece, people[piece.Person].Record.WeeklyCapacityHours);
            }
        }

        for (var i = 0; i < people.Length; i++)
        {
            var capacity = people[i].Record.WeeklyCapacityHours;
            var usual = UsualShare.Draw(random);
            for (var week = 0; week < Weeks; week++)
            {
                var ahead = Math.Max(0, week - WeeksBefore);
                var other = capacity * Math.Max(0.0, usual + WeekShare.Draw(random)) * Math.Pow(ThinningAhead, ahead);
                var allocated = Math.Min(tasks[i, week] + other, MostShare * capacity);
                yield return new Workload(people[i].Record.Id, first.AddDays(week * DaysPerWeek), Math.Round(allocated, 1), capacity);
            }
        }
    }

    /// <summary>Spreads finished work evenly over its days, weekends included.</summary>
    private static void LayFinished(double[,] tasks, Work piece, DateOnly to, DateOnly first)
    {
        var days = to.DayNumber - piece.From.DayNumber + 1;
        for (var day = Math.Max(piece.From.DayNumber, first.DayNumber); day <= to.DayNumber; day++)
        {
            var week = (day - first.DayNumber) / DaysPerWeek;
            if (week < Weeks)
            {
                tasks[piece.Person, week] += piece.Hours / days;
            }
        }
    }

    /// <summary>Lays running work from this week on, as far as it goes.</summary>
    private static void LayRunning(double[,] tasks, Work piece, double capacity)
    {
        var left = piece.Hours;
        for (var week = WeeksBefore; week < Weeks && left > 0.0; week++)
        {
            var hours = Math.Clamp((capacity * RunningShare) - tasks[piece.Person, week], 0.0, left);
            tasks[piece.Person, week] += hours;
            left -= hours;
        }
    }
}
