using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Training;

/// <summary>Does what is due. What was missed while no host ran is done once; a clock that jumps back does nothing twice.</summary>
internal sealed partial class ScheduleClock(
    ITrainingJobStore store,
    IWorkforceStore workforce,
    ModelRegistry registry,
    LiveWatch watch,
    ModelUpdate update,
    Func<ITrainingJobs> jobs,
    Func<Aggregator?> aggregator,
    Func<IProactiveMessages?> messages,
    IOptions<ScheduleOptions> options,
    IOptions<RetrainingOptions> retraining,
    IOptions<DriftOptions> drift,
    TimeProvider time,
    ILogger<ScheduleClock> logger)
{
    /// <summary>Clocks of hosts may differ by so much; what was done a moment ago is not done again.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>Puts the schedules of the configuration into the store; what was set in chat stays.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var known = (await store.ReadSchedulesAsync(cancellationToken)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var (id, cron) in new[] { (ScheduleKinds.Check, options.Value.Check), (ScheduleKinds.Collect, options.Value.Collect), (ScheduleKinds.Summary, options.Value.Summary) })
        {
            if (string.IsNullOrWhiteSpace(cron))
                await store.RemoveScheduleAsync(id, cancellationToken);
            else if (known.GetValueOrDefault(id) is not { } set || set.Cron != cron || set.TimeZone != Zone)
                await store.SetScheduleAsync(New(id, cron, "configuration", options.Value.Conversation), cancellationToken);
        }
    }

    /// <summary>A schedule from now on.</summary>
    public ScheduleRecord New(string id, string cron, string by, string? conversation) =>
        new() { Id = id, Cron = cron, TimeZone = Zone, SetBy = by, ConversationId = conversation, SeenTo = Now };

    /// <summary>Does what is due.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        foreach (var schedule in await store.ReadSchedulesAsync(cancellationToken))
        {
            if (schedule.SeenTo > now + ClockSkew)
            {
                // The clock was ahead for a while. Waiting until it is there again would be to do nothing for as long.
                if (await store.TrySeeToAsync(schedule, now, cancellationToken))
                    LogClockWasAhead(schedule.Id, schedule.SeenTo);
                continue;
            }

            // Seen to first: a host that ends in the middle must not do it over and over.
            if (ScheduleTimes.LastDue(schedule, now) is null || !await store.TrySeeToAsync(schedule, now, cancellationToken))
                continue;
            try
            {
                await RunAsync(schedule, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e, schedule.Id);
                await TellAsync(schedule, $"What was due ({schedule.Id}) could not be done: {(IsForPeople(e) ? e.Message : "the reason is in the log.")}", cancellationToken);
            }
        }
    }

    /// <summary>Whether the message is a sentence that says what to do.</summary>
    private static bool IsForPeople(Exception e) => e is StoreUnavailableException or SourceRefusedException or TrainingRefusedException or PromotionRefusedException or RegistryUnavailableException;

    private string Zone => options.Value.TimeZone is { Length: > 0 } zone ? zone : ScheduleTimes.LocalZone;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private async Task RunAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        switch (schedule.Id)
        {
            case ScheduleKinds.Training:
                await jobs().StartAsync("all", isTuned: false, TrainingRun.Schedule, schedule.ConversationId, cancellationToken);
                break;
            case ScheduleKinds.Check:
                await CheckAsync(schedule, cancellationToken);
                break;
            case ScheduleKinds.Summary when schedule.ConversationId is { } conversation && messages() is { } channels:
                var summary = DailySummary.Of(await workforce.ReadAllAsync(cancellationToken), registry.Serving<RankingModel>(ModelKind.Ranking)?.Version, time);
                await channels.TrySendAsync(conversation, Wording.Text($"summary/{time.GetLocalNow():yyyy-MM-dd}"), summary, cancellationToken);
                break;
            case ScheduleKinds.Collect when aggregator() is { } systems:
                var isFull = ScheduleTimes.BeginsSpan(schedule.SeenTo, Now, options.Value.FullCollectionDays);
                var report = await systems.CollectAsync(new CollectionOptions(null, isFull), progress: null, cancellationToken);
                var stale = report.Systems.Where(s => s.IsStale).Select(s => s.System).ToArray();
                if (stale.Length > 0)
                    await TellAsync(schedule, $"Collected; not whole, because these can't be read: {string.Join(", ", stale)}. \"collect data\" says why.", cancellationToken);
                break;
        }
    }

    private async Task CheckAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        await workforce.RefreshTrainingTablesAsync(null, cancellationToken); // what new rows are counted in
        var data = TrainingData.Screen(await workforce.ReadAllAsync(cancellationToken), Today);
        if (await watch.LookAsync(data, cancellationToken) is { } said)
            await TellAsync(schedule, said, cancellationToken);
        await TellDriftAsync(schedule, data.Data, cancellationToken);
        if (await update.RunAsync(data, TrainingRun.Schedule, cancellationToken) is { } updated)
            await TellAsync(schedule, $"**Ranking {updated} serves**, brought up to date by itself. {updated.Comparison!.Sentence}", cancellationToken);
        var due = await ConditionsAsync(data, cancellationToken);
        LogChecked(due.Sentence);
        if (due.IsDue)
            await jobs().StartAsync("all", isTuned: false, TrainingRun.Schedule, schedule.ConversationId, cancellationToken);
    }

    /// <summary>Counted from the newest training and not from what serves: a version that nobody has promoted yet is no reason to make the same one again.</summary>
    private async Task<RetrainingConditions> ConditionsAsync(TrainingData data, CancellationToken cancellationToken)
    {
        var newest = registry.Versions(ModelKind.Ranking).LastOrDefault(v => v.Origin == VersionOrigin.Trained);
        var newRows = newest is null ? 0 : await store.CountNewRowsAsync(newest.At, cancellationToken);
        var due = RetrainingConditions.Of(data.Data.Outcomes.Count, newest?.Outcomes, newRows, newest?.At, time.GetUtcNow(), retraining.Value);
        return due.IsDue && newest?.DataFingerprint is { } learned && learned == DataFingerprint.Of(data.Data)
            ? new RetrainingConditions(false, $"The outcomes are the same that {newest} learned from.")
            : due;
    }

    /// <summary>The same drift of the same model has the same topic: it is told once, and that message is brought up to date.</summary>
    private async Task TellDriftAsync(ScheduleRecord schedule, WorkforceData data, CancellationToken cancellationToken)
    {
        if (registry.Serving<RankingModel>(ModelKind.Ranking) is not { } serving)
            return;
        var report = await Task.Run(() => DriftMonitor.Run(data, serving.Model, previous: null, Today, drift.Value, cancellationToken), cancellationToken);
        DriftFigures.Tell(report);
        if (report.Drifted.Count > 0 && schedule.ConversationId is { } conversation && messages() is { } channels)
            await channels.TrySendAsync(conversation, $"drift/{report.Fingerprint}", Reply.Of(ReplyOutcome.Allowed, $"**Something has drifted.** {report.Summary} \"any drift?\" shows the figures."), cancellationToken);
    }

    private async Task TellAsync(ScheduleRecord schedule, string text, CancellationToken cancellationToken)
    {
        if (schedule.ConversationId is { } conversation && messages() is { } channels)
            await channels.TrySendAsync(conversation, $"schedule/{schedule.Id}", Reply.Of(ReplyOutcome.Allowed, text), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Looked whether to retrain: {Sentence}")]
    private partial void LogChecked(string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock was ahead: what is due ({Schedule}) was seen to until {SeenTo:u}, which is still to come. It goes on from now")]
    private partial void LogClockWasAhead(string schedule, DateTime seenTo);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was due ({Schedule}) failed")]
    private partial void LogFailed(Exception exception, string schedule);
}
