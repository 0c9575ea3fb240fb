using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// When tasks were created and are due, and where they stand. Tasks come in time order over the year before today: the newest fifth is
/// open, a few right before them are in progress, all older ones are finished.
/// </summary>
internal sealed class TaskCalendar
{
    /// <summary>Days of history. A little less than a year, so that a first day moved to the Friday before stays within it.</summary>
    private const int HistoryDays = 363;

    private const double OpenShare = 0.20;
    private const double InProgressShare = 0.025;
    private const int FirstOpenNumber = 101;
    private const int FirstFinishedNumber = 1_000;

    /// <summary>Deadlines of open tasks lie at most three months ahead (design document §8.2).</summary>
    private const int DeadlineMonths = 3;

    /// <summary>A finished or running task was due this many days after the time that its estimate takes, the end not included.</summary>
    private static readonly UniformRange Slack = new(1, 15);

    private readonly SyntheticCompanyOptions _options;
    private readonly int _finished;
    private readonly int _open;

    public TaskCalendar(SyntheticCompanyOptions options)
    {
        _options = options;
        _open = Math.Max(1, (int)Math.Round(options.WorkItems * OpenShare));
        var inProgress = Math.Min((int)(options.WorkItems * InProgressShare), options.WorkItems - _open);
        _finished = options.WorkItems - _open - inProgress;
    }

    /// <summary>Where the task with this number in time order, from 0, stands.</summary>
    public WorkItemStatus Status(int number)
    {
        if (number < _finished)
        {
            return WorkItemStatus.Completed;
        }

        return IsOpen(number) ? WorkItemStatus.Open : WorkItemStatus.InProgress;
    }

    /// <summary>
    /// <c>OLD-1000</c> and so on for finished tasks, <c>TASK-101</c> and so on for open ones; tasks in progress follow the last open one.
    /// </summary>
    public string Id(int number)
    {
        var firstOpen = _options.WorkItems - _open;
        return Status(number) switch
        {
            WorkItemStatus.Completed => string.Create(CultureInfo.InvariantCulture, $"OLD-{FirstFinishedNumber + number}"),
            WorkItemStatus.Open => string.Create(CultureInfo.InvariantCulture, $"TASK-{FirstOpenNumber + number - firstOpen}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"TASK-{FirstOpenNumber + _open + number - _finished}"),
        };
    }

    /// <summary>A working day; never earlier than that of the task before.</summary>
    public DateOnly Created(int number, Random random)
    {
        var day = (int)(HistoryDays * (number + random.NextDouble()) / _options.WorkItems);
        return WorkingDays.OnOrBefore(_options.Today.AddDays(day - HistoryDays));
    }

    /// <summary>A working day: after today for open tasks, some time after creation for the others.</summary>
    public DateOnly Deadline(int number, DateOnly created, double estimatedHours, Random random)
    {
        if (!IsOpen(number))
        {
            var days = OutcomeModel.CalendarDays(estimatedHours) + Slack.DrawWhole(random);
            return WorkingDays.OnOrAfter(created.AddDays(days));
        }

        var last = _options.Today.AddMonths(DeadlineMonths);
        var due = WorkingDays.OnOrAfter(_options.Today.AddDays(random.Next(1, last.DayNumber - _options.Today.DayNumber + 1)));
        return due <= last ? due : WorkingDays.OnOrBefore(last);
    }

    private bool IsOpen(int number) => number >= _options.WorkItems - _open;
}
