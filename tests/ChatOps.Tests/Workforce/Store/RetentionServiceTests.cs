using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>The service that removes what is past its time, over SQLite: every setting by itself, to the day.</summary>
public sealed class RetentionServiceTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>A time of its own for each kind, so that none can stand in for another.</summary>
    private static readonly PrivacyOptions Days = new() { ConversationDays = 40, CvDays = 50, AuditDays = 60, TrainingJobDays = 70, RefusedDataDays = 80, TokenUseDays = 90 };

    private readonly TemporarySqlite _sqlite = new();
    private readonly TimerTime _time = new(new DateTimeOffset(Start));
    private readonly CapturedLog _log = new();

    public void Dispose()
    {
        _sqlite.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Serve_AnHourAfterTheStart_RemovesWhatIsADayTooOldAndKeepsWhatIsADayYounger()
    {
        await _sqlite.CreateAsync();
        var database = new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
        await FillAsync(database, "over", days => Start.AddDays(-days - 1));
        await FillAsync(database, "within", days => Start.AddDays(-days + 1));
        using var logs = LoggerFactory.Create(l => l.AddProvider(_log));
        using var service = new RetentionService(new EfRetention(database, Options.Create(Days), _time), _time, logs.CreateLogger<RetentionService>());

        await service.StartAsync(CancellationToken.None);
        await _time.HasTimer; // it begins on a thread of its own
        _time.Advance(RetentionService.Pause - TimeSpan.FromSeconds(1));
        Assert.Equal(["over", "over-open", "over-unsaved", "within", "within-open", "within-unsaved"], await KeptAsync(database));
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => !_log.Lines.IsEmpty);

        Assert.Equal(
            "9 records past their time were removed: 1 turns, 1 waiting calls, 1 conversations, 1 CVs, 1 training jobs, 1 tokens, 1 refused events, 1 waiting rows, 1 lines of the audit",
            Assert.Single(_log.Lines).Trim());
        Assert.Equal(["over-open", "over-unsaved", "within", "within-open", "within-unsaved"], await KeptAsync(database)); // work that goes on and CVs that nobody saved have other times

        // The same day once is enough; two days later the younger ones are too old as well.
        _time.Advance(TimeSpan.FromHours(3));
        _time.Advance(TimeSpan.FromDays(2));
        await UntilAsync(() => _log.Lines.Count == 2);
        Assert.Equal(["over-open", "over-unsaved", "within-open", "within-unsaved"], await KeptAsync(database));
        await service.StopAsync(CancellationToken.None);
        Assert.Equal(2, _log.Lines.Count);
    }

    private static async Task FillAsync(SqliteDatabase database, string id, Func<int, DateTime> at)
    {
        var (talk, refused) = (at(Days.ConversationDays), new DateTimeOffset(at(Days.RefusedDataDays)));
        var conversations = new EfConversationStore(database);
        await conversations.SaveTurnAsync(
            new ConversationRecord { Id = id, OwnerId = "Manager/U17", State = "{}", Updated = talk },
            new TurnRecord { ConversationId = id, EventId = "e1", Number = 1, SpeakerId = "U17", Said = "hello", Reply = "{}", At = talk },
            new WaitingCallRecord { Id = id, ConversationId = id, SpeakerId = "U17", Function = "f", Arguments = "{}", Digest = "d", Until = talk },
            [new AuditRecord { At = at(Days.AuditDays), SpeakerId = id, Role = "Manager", ConversationId = id, EventId = "e1", Function = "f", Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Allowed" }],
            CancellationToken.None);
        await conversations.AddTokensAsync(DateOnly.FromDateTime(at(Days.TokenUseDays)), id, 1, CancellationToken.None);
        await using var context = database.CreateContext();
        foreach (var (cv, person) in new[] { (id, "P1"), ($"{id}-unsaved", null) })
            context.Add(new CvRecord { Id = cv, ConversationId = id, SentBy = "U14", FileName = "cv.pdf", Digest = cv, PersonId = person, Analysis = "{}", At = at(Days.CvDays) });
        context.Add(new TrainingJobRecord { Model = "all", RequestedBy = id, State = JobState.Done, CreatedAt = at(Days.TrainingJobDays), EndedAt = at(Days.TrainingJobDays) });
        context.Add(new TrainingJobRecord { Model = "all", RequestedBy = $"{id}-open", State = JobState.Running, CreatedAt = at(Days.TrainingJobDays) });
        context.Add(new DeadLetter("topic", 0, refused.Ticks, id, [1], "reason", refused, 1));
        context.Add(new WaitingRow("crm", RecordKind.People, id, "[]", "reason", refused));
        await context.SaveChangesAsync();
    }

    /// <summary>Whose records are there; throws where one has lost some of them and not all.</summary>
    private static async Task<string[]> KeptAsync(SqliteDatabase database)
    {
        await using var context = database.CreateContext();
        string[][] kinds =
        [
            [.. context.Set<TurnRecord>().Select(t => t.ConversationId)],
            [.. context.Set<ConversationRecord>().Select(t => t.Id)],
            [.. context.Set<WaitingCallRecord>().Select(t => t.Id)],
            [.. context.Set<TokenUseRecord>().Select(t => t.SpeakerId)],
            [.. context.Set<AuditRecord>().Select(t => t.SpeakerId)],
            [.. (await context.Set<DeadLetter>().ToListAsync()).Select(t => t.Key!)],
            [.. (await context.Set<WaitingRow>().ToListAsync()).Select(t => t.Key)],
            [.. context.Set<CvRecord>().Where(c => c.PersonId != null).Select(t => t.Id)],
            [.. context.Set<TrainingJobRecord>().Where(j => j.EndedAt != null).Select(t => t.RequestedBy)],
        ];
        var whole = kinds[0].Order(StringComparer.Ordinal).ToArray();
        Assert.All(kinds, k => Assert.Equal(whole, k.Order(StringComparer.Ordinal)));
        return
        [
            .. whole
                .Concat(await context.Set<CvRecord>().Where(c => c.PersonId == null).Select(t => t.Id).ToListAsync())
                .Concat(await context.Set<TrainingJobRecord>().Where(j => j.EndedAt == null).Select(t => t.RequestedBy).ToListAsync())
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
            await look.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>A clock that says when somebody waits by it.</summary>
    private sealed class TimerTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasTimer => _made.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == RetentionService.Pause)
                _made.TrySetResult();
            return timer;
        }
    }
}
