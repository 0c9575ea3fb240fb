using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Requests;
using ChatOps.Workforce.Store.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What is past its time goes, what is not stays, on any database. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class RetentionContract
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Now));

    [Fact]
    public async Task Run_OldAndNew_RemovesTheOldOfEveryKind()
    {
        var database = await CreateAsync();
        await FillAsync(database, "old", Now.AddDays(-1200));
        await FillAsync(database, "new", Now.AddDays(-1));

        var removed = await Retention(database).RunAsync(CancellationToken.None);

        Assert.Equal(
            ["turns 1", "waiting calls 1", "conversations 1", "CVs 1", "training jobs 1", "tokens 1", "refused events 1", "waiting rows 1", "rejected rows 1", "lines of the audit 2", "answers to programs 1", "notes of earlier days 0"],
            removed!.Select(l => $"{l.What} {l.Count}"));
        await using var context = database.CreateContext();
        Assert.Equal(["new"], await context.Set<TurnRecord>().Select(t => t.ConversationId).ToListAsync());
        Assert.Equal(["new"], await context.Set<ConversationRecord>().Select(t => t.Id).ToListAsync());
        Assert.Equal(["new"], await context.Set<WaitingCallRecord>().Select(t => t.Id).ToListAsync());
        Assert.Equal(["new"], await context.Set<CvRecord>().Select(t => t.Id).ToListAsync());
        Assert.Equal(["new"], await context.Set<TrainingJobRecord>().Select(t => t.RequestedBy).ToListAsync());
        Assert.Equal(["new"], await context.Set<TokenUseRecord>().Select(t => t.SpeakerId).ToListAsync());
        Assert.Equal(["new"], await context.Set<KeptRequest>().Select(t => t.Key).ToListAsync());
    }

    [Fact]
    public async Task Run_LinesOfTheAuditGone_ChainHoldsAndSaysSo()
    {
        var database = await CreateAsync();
        await FillAsync(database, "old", Now.AddDays(-1200));
        await FillAsync(database, "new", Now.AddDays(-1));
        await Retention(database).RunAsync(CancellationToken.None);

        var result = await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None);

        Assert.Null(result.Fault);
        Assert.Equal((2, 2), (result.Lines, result.RemovedThrough));
        await new EfConversationStore(database).AppendAuditAsync([Line("again", Now)], CancellationToken.None);
        Assert.Equal(3, (await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None)).Lines);
    }

    [Fact]
    public async Task Run_AllLinesGone_ChainGoesOn()
    {
        var database = await CreateAsync();
        await FillAsync(database, "old", Now.AddDays(-1200));
        await Retention(database).RunAsync(CancellationToken.None);
        await FillAsync(database, "new", Now);

        var result = await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None);

        Assert.Equal((2, 2, null), (result.Lines, result.RemovedThrough, result.Fault));
    }

    [Fact]
    public async Task Run_AnotherHostOnTheSameDay_DoesNothing()
    {
        var database = await CreateAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Retention(database).RunAsync(CancellationToken.None))));

        Assert.Single(runs, r => r is not null);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await Retention(database).RunAsync(CancellationToken.None));
    }

    private protected abstract Task<IStoreDatabase> CreateAsync();

    private EfRetention Retention(IStoreDatabase database) => new(database, Options.Create(new PrivacyOptions()), _time);

    private static async Task FillAsync(IStoreDatabase database, string id, DateTime at)
    {
        var conversations = new EfConversationStore(database);
        await conversations.SaveTurnAsync(
            new ConversationRecord { Id = id, OwnerId = "Manager/U17", State = "{}", Updated = at },
            new TurnRecord { ConversationId = id, EventId = "e1", Number = 1, SpeakerId = "U17", Said = "hello", Reply = "{}", At = at },
            new WaitingCallRecord { Id = id, ConversationId = id, SpeakerId = "U17", Function = "f", Arguments = "{}", Digest = "d", Until = at },
            [Line("one", at), Line("two", at)],
            CancellationToken.None);
        await conversations.AddTokensAsync(DateOnly.FromDateTime(at), id, 1, CancellationToken.None);
        await using var context = database.CreateContext();
        context.Add(new CvRecord { Id = id, ConversationId = id, SentBy = "U14", FileName = "cv.pdf", Digest = id, PersonId = "P1", Analysis = "{}", At = at });
        context.Add(new TrainingJobRecord { Model = "all", RequestedBy = id, State = JobState.Done, CreatedAt = at, EndedAt = at });
        context.Add(new ChatOps.Workforce.Events.DeadLetter("topic", 0, at.Ticks, null, [1], "reason", new DateTimeOffset(at), 1));
        context.Add(new KeptRequest { Key = id, Fingerprint = "asked", At = at });
        context.Add(new ChatOps.Workforce.Store.Collection.RejectedRow("crm", RecordKind.People, id, "email: reason", at));
        context.Add(new ChatOps.Workforce.Store.Collection.WaitingRow("crm", RecordKind.People, id, "[]", "reason", new DateTimeOffset(at)));
        await context.SaveChangesAsync();
    }

    private static AuditRecord Line(string function, DateTime at) => new()
    {
        At = at, SpeakerId = "U17", Role = "Manager", ConversationId = "c1", EventId = "e1", Function = function, Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Allowed",
    };
}
