using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Compares the newest decisions with those before: what the model looks at, what it says, whom it ranks first, how work spreads and how
/// often it is right. All p-values are adjusted together, so that a report over thirty features raises no more false alarms than one test.
/// </summary>
public static class DriftMonitor
{
    /// <summary>Tasks that rankings are compared on at least.</summary>
    private const int LeastTasks = 10;

    /// <summary>Looks for drift.</summary>
    /// <param name="data">The company.</param>
    /// <param name="model">The model that serves.</param>
    /// <param name="previous">The one before it, if any.</param>
    /// <param name="today">Nothing later is looked at.</param>
    /// <param name="options">Spans and thresholds; null for the defaults.</param>
    /// <param name="cancellationToken">Stops between snapshots and tasks.</param>
    public static DriftReport Run(
        WorkforceData data, RankingModel model, RankingModel? previous, DateOnly today, DriftOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        options ??= new DriftOptions();
        var (clean, _) = OutcomeScreen.Clean(data);
        var now = WorkforceSnapshot.Build(clean, today);
        var (reference, recent, from) = Split(clean, today, options);
        var then = WorkforceSnapshot.Build(clean, from.AddDays(-1));
        IReadOnlyList<DriftRow> Rows(IReadOnlyList<Assignment> of) => DriftRows.Read(clean, of, model, now, options.MostDecisions, cancellationToken);
        var (rowsThen, rowsNow) = (Rows(reference), Rows(recent));
        var tasks = Tasks(clean, recent, options);
        var (serving, before) = (new RankingService(now, model), previous is null ? null : new RankingService(now, previous));
        var againstPrevious = before is null ? null : RankingDrift.Between(before, serving, tasks, options.Top, cancellationToken);
        var againstThen = RankingDrift.Between(new RankingService(then, model), serving, tasks, options.Top, cancellationToken);
        var trained = DateOnly.FromDateTime(model.TrainedAt.Date);
        var (foretoldThen, foretoldNow) = (Foretold(rowsThen, trained), Foretold(rowsNow, trained));
        int[] whoThen = [.. reference.Select(a => now.PersonIndex(a.PersonId))], whoNow = [.. recent.Select(a => now.PersonIndex(a.PersonId))];

        return new DriftReport
        {
            Today = today,
            ModelVersion = model.Version,
            Reference = new DriftSpan(from.AddDays(-options.ReferenceDays), from.AddDays(-1), reference.Length),
            Recent = new DriftSpan(from, today, recent.Length),
            Checks = BenjaminiHochberg.Adjust(
            [
                .. FeatureDrift.Compare(rowsThen, rowsNow, options),
                .. FeatureDrift.Compare("chance of success", Chances(rowsThen), Chances(rowsNow), options),
                .. againstPrevious is null ? [] : RankingDrift.Check("ranking against the previous model", againstPrevious, LeastTasks, options),
                .. RankingDrift.Check("ranking against the reference span", againstThen, LeastTasks, options),
                LoadDrift.OfAssignments(now.People.Count, whoThen, whoNow, options),
                LoadDrift.OfHours(then, now, options),
                ConceptDrift.Check([.. foretoldThen, .. foretoldNow], options),
                CalibrationDrift.Check(foretoldThen, foretoldNow, options),
            ]),
            NotJudged = [.. FeatureDrift.NotJudged.Select(f => f.ToString())],
            AgainstPrevious = againstPrevious,
            AgainstThen = againstThen,
            LoadThen = LoadDrift.Spread(then, whoThen),
            LoadNow = LoadDrift.Spread(now, whoNow),
            Weeks = ConceptDrift.ByWeek([.. foretoldThen, .. foretoldNow]),
            CalibrationThen = CalibrationDrift.Span(foretoldThen),
            CalibrationNow = CalibrationDrift.Span(foretoldNow),
        };
    }

    /// <summary>Assignments of both spans, oldest first, and the first day of the recent one.</summary>
    private static (Assignment[] Reference, Assignment[] Recent, DateOnly From) Split(WorkforceData data, DateOnly today, DriftOptions options)
    {
        var made = data.Assignments.Where(a => a.IsSelected && a.Date <= today).OrderBy(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal).ToArray();
        var from = options.RecentDecisions is { } count && made.Length > 0 ? made[Math.Max(0, made.Length - count)].Date : today.AddDays(1 - options.RecentDays);
        return (
            [.. made.Where(a => a.Date < from && a.Date >= from.AddDays(-options.ReferenceDays))],
            [.. made.Where(a => a.Date >= from)],
            from);
    }

    /// <summary>The tasks that were given away lately; where there are too few, open ones too.</summary>
    private static string[] Tasks(WorkforceData data, Assignment[] recent, DriftOptions options) =>
    [
        .. recent.Reverse().Select(a => a.WorkItemId)
            .Concat(data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).OrderByDescending(i => i.Created).Select(i => i.Id))
            .Distinct(StringComparer.Ordinal).Take(options.MostTasks),
    ];

    /// <summary>What the model says of somebody hangs on their past, which hardly moves from one task to the next.</summary>
    private static DriftSample Chances(IReadOnlyList<DriftRow> rows) =>
        new([.. rows.Select(r => (float)(r.Chance ?? double.NaN))], [.. rows.Select(r => r.Person)]);

    private static ForetoldOutcome[] Foretold(IReadOnlyList<DriftRow> rows, DateOnly trained) =>
    [
        .. rows.Where(r => r.Chance is not null && r.Outcome is not null).OrderBy(r => r.Outcome!.CompletionDate)
            .Select(r => new ForetoldOutcome(r.Outcome!.CompletionDate, r.Chance!.Value, r.Outcome.IsSuccess, r.Outcome.CompletionDate <= trained)),
    ];
}
