using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Hours by week. A week that the source's workloads speak of is as they say; from this week on, one that they don't speak of is as the newest that
/// has begun. Open assignments made since that one are added, at <see cref="AvailabilityIndex.HoursPerWeek"/> until their hours are used up.
/// So this week is what <see cref="AvailabilityIndex"/> says. Past weeks that the source does not speak of are not known.
/// </summary>
public sealed class WeeklyLoads
{
    private const int Week = 7;

    private readonly IReadOnlyList<Person> _people;
    private readonly IReadOnlyList<WorkItem> _items;
    private readonly DateOnly _asOf;
    private readonly DayOfWeek _firstDay;
    private readonly Dictionary<(int Person, DateOnly Week), Workload> _known;
    private readonly Workload?[] _newest;
    private readonly List<int>[] _held;
    private readonly List<int>[] _added;

    private WeeklyLoads(IReadOnlyList<Person> people, IReadOnlyList<WorkItem> items, AvailabilityIndex availability, DateOnly asOf)
    {
        (_people, _items, _asOf) = (people, items, asOf);
        _firstDay = availability.LatestWeek?.DayOfWeek ?? DayOfWeek.Monday;
        ThisWeek = WeekOf(asOf);
        _known = [];
        _newest = new Workload?[people.Count];
        _held = [.. people.Select(_ => new List<int>())];
        _added = [.. people.Select(_ => new List<int>())];
        for (var item = 0; item < items.Count; item++)
        {
            var person = availability.HolderOf(item);
            if (person < 0)
                continue;
            _held[person].Add(item);
            if (availability.NewestWeekOf(person) is not { } newest || availability.HeldSince(item) >= newest)
                _added[person].Add(item);
        }
    }

    /// <summary>First day of the week of the snapshot's day.</summary>
    public DateOnly ThisWeek { get; }

    /// <summary>First day of the week of a day, as the source counts weeks; Monday without workloads.</summary>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)_firstDay + Week) % Week));

    /// <summary>Hours of a person in the week of a day; null where nothing is known.</summary>
    public WeekLoad? Of(int person, DateOnly day)
    {
        var (week, now) = (WeekOf(day), ThisWeek);
        if (week < now)
            return _known.TryGetValue((person, week), out var past) ? new WeekLoad(past.AllocatedHours, past.CapacityHours) : null;

        var usual = _people[person].WeeklyCapacityHours;
        var load = _known.TryGetValue((person, week), out var known)
            ? new WeekLoad(known.AllocatedHours, known.CapacityHours)
            : _newest[person] is { } newest
                ? new WeekLoad(newest.AllocatedHours, week > now && newest.CapacityHours <= 0 ? usual : newest.CapacityHours) // leave does not go on for ever
                : new WeekLoad(0, usual);
        var added = 0.0;
        foreach (var item in _added[person])
            added += HoursIn(item, week);
        return load with { AllocatedHours = load.AllocatedHours + added };
    }

    /// <summary>Numbers of the items that a person holds.</summary>
    public IReadOnlyList<int> HeldBy(int person) => _held[person];

    /// <summary>Whether the hours of an item that somebody holds came on top of what the source's workloads say.</summary>
    public bool IsAdded(int person, int item) => _added[person].Contains(item);

    /// <summary>Hours that an item takes in the week of a day, worked on evenly from this week to its deadline; 0 in past weeks.</summary>
    public double HoursIn(int item, DateOnly day)
    {
        var weeksAhead = (WeekOf(day).DayNumber - ThisWeek.DayNumber) / Week;
        var perWeek = (double)AvailabilityIndex.HoursPerWeek(_items[item], _asOf);
        return weeksAhead < 0 ? 0 : Math.Clamp(_items[item].EstimatedHours - (weeksAhead * perWeek), 0, perWeek);
    }

    internal static WeeklyLoads Build(
        IReadOnlyList<Workload> workloads,
        IReadOnlyList<Person> people,
        IReadOnlyList<WorkItem> items,
        IReadOnlyDictionary<string, int> personById,
        AvailabilityIndex availability,
        DateOnly asOf)
    {
        var loads = new WeeklyLoads(people, items, availability, asOf);
        foreach (var workload in workloads)
        {
            var person = personById[workload.PersonId];
            var key = (person, loads.WeekOf(workload.Week));
            if (!loads._known.TryGetValue(key, out var known) || known.Week <= workload.Week)
                loads._known[key] = workload;
            if (workload.Week <= asOf && (loads._newest[person] is not { } newest || newest.Week <= workload.Week))
                loads._newest[person] = workload;
        }

        return loads;
    }
}
