using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Erasure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteKnownConversationsTests : KnownConversationsContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Erase_Somebody_IsForgottenByChannelsToo()
    {
        var known = await CreateAsync();
        var workforce = _sqlite.Open();
        var events = new EfChannelEventStore(Database());
        await using (var batch = await workforce.BeginAsync(CancellationToken.None))
        {
            await batch.UpsertAsync(new Person("P1", "Zoë Brännström", "zoe@example.org", "HR", Seniority.Senior, 8, null, 40), CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        await known.KeepAsync(Conversation("slack:T1/D1", "{}") with { OwnerId = "P1" }, CancellationToken.None);
        await known.KeepMessageAsync(Message("slack:T1/D1", "training/7", "m1", Now), CancellationToken.None);
        await known.KeepAsync(Conversation("slack:T1/C1", "{}"), CancellationToken.None);
        await events.AddAsync(
            new ChannelEventRecord { Channel = "slack", EventId = "e1", Conversation = "c1", Body = """{"text":"How is Zoë Brännström?"}""", ReceivedAt = Now, NextAttemptAt = Now },
            CancellationToken.None);

        var report = await new EfErasure(Database(), workforce, TimeProvider.System).EraseAsync("P1", "(erased)", CancellationToken.None);

        Assert.Empty(report.Mentions!);
        Assert.Equal((2, 0), report.Lines.Where(l => l.What == "own conversations").Select(l => (l.Before, l.After!.Value)).Single());
        Assert.Null(await known.FindAsync("slack:T1/D1", CancellationToken.None));
        Assert.Null(await known.FindMessageAsync("slack:T1/D1", "training/7", CancellationToken.None));
        Assert.NotNull(await known.FindAsync("slack:T1/C1", CancellationToken.None));
        await using var context = Database().CreateContext();
        Assert.Equal("""{"text":"How is (erased)?"}""", (await context.Set<ChannelEventRecord>().SingleAsync()).Body);
    }

    private protected override async Task<IKnownConversations> CreateAsync()
    {
        await _sqlite.CreateAsync();
        return new EfKnownConversations(Database());
    }

    private SqliteDatabase Database() => new(Options.Create(new StoreOptions { Path = _sqlite.Path }));
}
