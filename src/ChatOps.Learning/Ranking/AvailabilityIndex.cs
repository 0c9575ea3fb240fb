using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Hours that people have left per week, and who holds which open work. Hours come from the newest week of the source's workloads that
/// has begun; what was assigned since then is added on top. Without workloads they come from open assignments alone. Weeks that have
/// not begun are left out, so that a snapshot of a past day can't see what was planned later.
/// </summary>
public sealed class AvailabilityIndex
{
    /// <summary>Free hours a week from which somebody counts as available.</summary>
    public const float LeastFreeHours = 1;

    private const int TrendWeeks = 4;

    private readonly float[] _allocated;
    private readonly float[] _capacity;
    private readonly int[] _holderByItem;
    private readonly DateOnly[] _heldSince;
    private readonly DateOnly?[] _newestWeek;
    private readonly float[] _utilisationBefore;

    private AvailabilityIndex(
        float[] allocated, float[] capacity, int[] holderByItem, DateOnly[] heldSince, float[] utilisationBefore, DateOnly?[] newestWeek)
    {
        _heldSince = heldSince;
        _newestWeek = newestWeek;
        _utilisationBefore = utilisationBefore;
        _allocated = allocated;
        _capacity = capacity;
        _holderByItem = holderByItem;
        LatestWeek = newestWeek.Max();
    }

    /// <summary>First day of the newest week at or before the snapshot's day that workloads speak of; null without workloads.</summary>
    public DateOnly? LatestWeek { get; }

    /// <summary>Hours promised per week.</summary>
    public float AllocatedHours(int person) => _allocated[person];

    /// <summary>Working hours per week.</summary>
    public float CapacityHours(int person) => _capacity[person];

    /// <summary>Hours left per week, never below 0.</summary>
    public float FreeHours(int person) => Math.Max(0, _capacity[person] - _allocated[person]);

    /// <summary>Whether somebody has an hour a week or more left.</summary>
    public bool IsAvailable(int person) => FreeHours(person) >= LeastFreeHours;

    /// <summary>Allocated by capacity, 0 or more; 1 is full. Somebody without working hours is full.</summary>
    public float Utilisation(int person) => _capacity[person] > 0 ? _allocated[person] / _capacity[person] : 1;

    /// <summary>Utilisation less its mean over the four weeks of workloads before the newest; NaN where there are none.</summary>
    public float UtilisationTrend(int person) => Utilisation(person) - _utilisationBefore[person];

    /// <summary>Number of the person who holds an item now, or -1.</summary>
    public int HolderOf(int item) => _holderByItem[item];

    /// <summary>Day since when somebody holds an item; only where somebody does.</summary>
    public DateOnly HeldSince(int item) => _heldSince[item];

    /// <summary>First day of the newest week that has begun and that workloads of a person speak of; null without any.</summary>
    internal DateOnly? NewestWeekOf(int person) => _newestWeek[person];

    internal static AvailabilityIndex Build(
        WorkforceData data,
        IReadOnlyList<Person> people,
        IReadOnlyDictionary<string, int> personById,
        IReadOnlyDictionary<string, int> itemById,
        IReadOnlyList<WorkItem> items,
        DateOnly asOf)
    {
        var newest = new DateOnly?[people.Count];
        var allocated = new float[people.Count];
        var capacity = people.Select(p => (float)p.WeeklyCapacityHours).ToArray();
        foreach (var workload in data.Workloads.Where(w => w.Week <= asOf))
        {
            var person = personById[workload.PersonId];
            if (workload.Week < newest[person])
                continue;
            newest[person] = workload.Week;
            allocated[person] = (float)workload.AllocatedHours;
            capacity[person] = (float)workload.CapacityHours;
        }

        var holders = new int[items.Count];
        Array.Fill(holders, -1);
        var since = new DateOnly[items.Count];
        var completion = data.Outcomes.ToDictionary(o => o.AssignmentId, o => o.CompletionDate, StringComparer.Ordinal);
        foreach (var assignment in data.Assignments)
        {
            if (!assignment.IsSelected || assignment.Date > asOf)
                continue;
            var item = itemById[assignment.WorkItemId];
            var hasEnded = completion.TryGetValue(assignment.Id, out var ended)
                ? ended <= asOf
                : items[item].Status == WorkItemStatus.Completed; // finished at a time nobody wrote down
            if (hasEnded)
                continue;
            var person = personById[assignment.PersonId];
            (holders[item], since[item]) = (person, assignment.Date);
            if (newest[person] is null || assignment.Date >= newest[person])
                allocated[person] += HoursPerWeek(items[item], asOf);
        }

        return new AvailabilityIndex(allocated, capacity, holders, since, UtilisationBefore(data, personById, newest), newest);
    }

    private static float[] UtilisationBefore(WorkforceData data, IReadOnlyDictionary<string, int> personById, DateOnly?[] newest)
    {
        var (sums, weeks) = (new float[newest.Length], new int[newest.Length]);
        foreach (var workload in data.Workloads)
        {
            var person = personById[workload.PersonId];
            if (newest[person] is not { } week || workload.Week >= week || workload.Week < week.AddDays(-7 * TrendWeeks))
                continue;
            sums[person] += workload.CapacityHours > 0 ? (float)(workload.AllocatedHours / workload.CapacityHours) : 1;
            weeks[person]++;
        }

        for (var p = 0; p < sums.Length; p++)
            sums[p] = weeks[p] > 0 ? sums[p] / weeks[p] : float.NaN;
        return sums;
    }

    /// <summary>Hours per week that an item takes when it is worked on evenly until its deadline.</summary>
    public static float HoursPerWeek(WorkItem item, DateOnly asOf) => (float)item.EstimatedHours / WeeksLeft(item, asOf);

    /// <summary>Weeks until the deadline, at least 1. Without a deadline, or past it: one week per 40 hours of work.</summary>
    internal static float WeeksLeft(WorkItem item, DateOnly asOf)
    {
        var days = item.Deadline is { } deadline ? deadline.DayNumber - asOf.DayNumber : 0;
        return Math.Max(1, days > 0 ? days / 7f : (float)item.EstimatedHours / 40f);
    }
}
