using System.Collections.Concurrent;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store of channels' events must do. Run against SQLite and the fake here, and against PostgreSQL in the integration tests.</summary>
public abstract class ChannelEventStoreContract
{
    private protected static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime LeaseEnd = Now.AddMinutes(1);

    [Fact]
    public async Task Add_DeliveredAgain_IsKnownOnItsChannelOnly()
    {
        var store = await CreateAsync();

        Assert.True(await AddAsync(store, "e1", "c1"));
        Assert.False(await AddAsync(store, "e1", "c1"));
        Assert.True(await store.AddAsync(Event("e1", "c1") with { Channel = "teams" }, CancellationToken.None));
    }

    [Fact]
    public async Task Add_ABurstWithRedeliveries_KeepsEachOnce()
    {
        var store = await CreateAsync();

        var isNew = await Task.WhenAll(Enumerable.Range(0, 600).Select(n => Task.Run(() => AddAsync(store, $"e{n % 200}", $"c{n % 200}"))));

        Assert.Equal(200, isNew.Count(n => n));
        Assert.Equal(200, (await ClaimAsync(store, most: 1_000)).Select(e => e.EventId).Distinct().Count());
    }

    [Fact]
    public async Task Claim_SeveralConversations_GivesTheOldestOfEach()
    {
        var store = await CreateAsync();
        foreach (var (id, conversation) in new[] { ("e1", "c1"), ("e2", "c1"), ("e3", "c2"), ("e4", "c3") })
            await AddAsync(store, id, conversation);
        await store.AddAsync(Event("e5", "c9") with { Channel = "teams" }, CancellationToken.None);

        var first = await ClaimAsync(store, most: 2);
        var second = await ClaimAsync(store);

        Assert.Equal([("e1", 1), ("e3", 1)], first.Select(e => (e.EventId, e.Attempts)));
        Assert.Equal(["e4"], second.Select(e => e.EventId));
        Assert.Empty(await ClaimAsync(store));
        Assert.Equal(("""{"text":"said e1"}""", "c1", Now), first.Select(e => (e.Body, e.Conversation, e.ReceivedAt)).First());
    }

    [Fact]
    public async Task Claim_NotDueYet_LetsTheWholeConversationWait()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        await AddAsync(store, "e2", "c1");
        var claimed = Assert.Single(await ClaimAsync(store));
        Assert.True(await store.GiveBackAsync(claimed.Id, "host", Now.AddSeconds(10), counts: true, CancellationToken.None));

        Assert.Empty(await ClaimAsync(store, at: Now.AddSeconds(9)));
        Assert.Equal([("e1", 2)], (await ClaimAsync(store, at: Now.AddSeconds(10))).Select(e => (e.EventId, e.Attempts)));
    }

    [Fact]
    public async Task Claim_Lapsed_GoesToAnotherHostAndTheFirstHasNoSayAnyMore()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        await AddAsync(store, "e2", "c1");
        var lost = Assert.Single(await ClaimAsync(store));
        await store.NoteMessageAsync(lost.Id, "host", "m1", CancellationToken.None);

        Assert.Empty(await ClaimAsync(store, "other", at: LeaseEnd));
        var found = Assert.Single(await ClaimAsync(store, "other", at: LeaseEnd.AddSeconds(1)));

        Assert.Equal(("e1", 2, "m1"), (found.EventId, found.Attempts, found.MessageId));
        Assert.False(await store.NoteMessageAsync(lost.Id, "host", "m2", CancellationToken.None));
        Assert.False(await store.FinishAsync(lost.Id, "host", ChannelEventState.Done, CancellationToken.None));
        Assert.False(await store.GiveBackAsync(lost.Id, "host", Now, counts: true, CancellationToken.None));
        Assert.True(await store.FinishAsync(lost.Id, "other", ChannelEventState.Done, CancellationToken.None));
        Assert.Equal(["e2"], (await ClaimAsync(store)).Select(e => e.EventId));
    }

    [Fact]
    public async Task Extend_StillWorkedOn_StaysClaimed()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        await AddAsync(store, "e2", "c2");
        var claimed = await ClaimAsync(store);

        await store.ExtendAsync([claimed[0].Id], "host", LeaseEnd.AddMinutes(1), CancellationToken.None);

        Assert.Equal(["e2"], (await ClaimAsync(store, "other", at: LeaseEnd.AddSeconds(1))).Select(e => e.EventId));
    }

    [Fact]
    public async Task Finish_Done_ForgetsTheWordsAndKnowsTheEvent()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        var claimed = Assert.Single(await ClaimAsync(store));

        Assert.True(await store.FinishAsync(claimed.Id, "host", ChannelEventState.Done, CancellationToken.None));

        Assert.False(await AddAsync(store, "e1", "c1"));
        Assert.Empty(await ClaimAsync(store, at: Now.AddDays(1)));
        Assert.Equal([("e1", "", ChannelEventState.Done)], (await ReadAsync(store)).Select(e => (e.EventId, e.Body, e.State)));
    }

    [Fact]
    public async Task GiveBack_BrokenOff_DoesNotCount()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        var claimed = Assert.Single(await ClaimAsync(store));

        await store.GiveBackAsync(claimed.Id, "host", Now, counts: false, CancellationToken.None);

        Assert.Equal(1, Assert.Single(await ClaimAsync(store, "other")).Attempts);
    }

    [Fact]
    public async Task Drop_OldOrTooMany_AreForgottenButNothingThatWaits()
    {
        var store = await CreateAsync();
        await store.AddAsync(Event("old", "c0") with { ReceivedAt = Now.AddDays(-8) }, CancellationToken.None);
        for (var n = 1; n <= 4; n++)
            await AddAsync(store, $"e{n}", $"c{n}");
        foreach (var claimed in (await ClaimAsync(store)).Where(e => e.EventId is "e1" or "e2" or "e4"))
            await store.FinishAsync(claimed.Id, "host", ChannelEventState.Done, CancellationToken.None);

        Assert.Equal(3, await store.DropAsync(Now.AddDays(-7), most: 1, CancellationToken.None));
        Assert.Equal(["e3", "e4"], (await ReadAsync(store)).Select(e => e.EventId));
    }

    [Fact]
    public async Task Claim_ManyHostsAtOnce_EveryEventOnceAndInOrder()
    {
        const int Conversations = 6;
        const int Events = 90;
        var store = await CreateAsync();
        for (var n = 0; n < Events; n++)
            await AddAsync(store, $"e{n:000}", $"c{n % Conversations}");
        var worked = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var inWork = new ConcurrentDictionary<string, string>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(h => Task.Run(async () =>
        {
            while (worked.Values.Sum(q => q.Count) < Events)
            {
                foreach (var claimed in await ClaimAsync(store, $"host{h}", most: 3))
                {
                    Assert.True(inWork.TryAdd(claimed.Conversation, claimed.EventId));
                    worked.GetOrAdd(claimed.Conversation, _ => []).Enqueue(claimed.EventId);
                    await Task.Yield();
                    Assert.True(inWork.TryRemove(claimed.Conversation, out _));
                    Assert.True(await store.FinishAsync(claimed.Id, $"host{h}", ChannelEventState.Done, CancellationToken.None));
                }
            }
        })));

        Assert.Equal(Events, worked.Values.Sum(q => q.Count));
        Assert.All(worked.Values, q => Assert.Equal(q.Order(StringComparer.Ordinal), q));
    }

    /// <summary>Creates an empty store, migrated.</summary>
    private protected abstract Task<IChannelEventStore> CreateAsync();

    /// <summary>All that is kept, in the order of arrival.</summary>
    private protected abstract Task<IReadOnlyList<ChannelEventRecord>> ReadAsync(IChannelEventStore store);

    private protected static ChannelEventRecord Event(string id, string conversation) => new()
    {
        Channel = "slack", EventId = id, Conversation = conversation, Body = $$"""{"text":"said {{id}}"}""", ReceivedAt = Now, NextAttemptAt = Now,
    };

    private protected static Task<bool> AddAsync(IChannelEventStore store, string id, string conversation) => store.AddAsync(Event(id, conversation), CancellationToken.None);

    private protected static Task<IReadOnlyList<ChannelEventRecord>> ClaimAsync(IChannelEventStore store, string host = "host", int most = 100, DateTime? at = null) =>
        store.ClaimAsync(["slack"], host, most, at ?? Now, (at ?? Now).AddMinutes(1), CancellationToken.None);
}
