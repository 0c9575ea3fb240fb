using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store of known conversations must do. Run against SQLite and the fake here, and against PostgreSQL in the integration tests.</summary>
public abstract class KnownConversationsContract
{
    private protected static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Keep_Again_HasTheLastAddress()
    {
        var known = await CreateAsync();
        await known.KeepAsync(Conversation("slack:T1/C1", "1"), CancellationToken.None);

        await known.KeepAsync(Conversation("slack:T1/C1", "2") with { OwnerId = "U17" }, CancellationToken.None);

        var found = await known.FindAsync("slack:T1/C1", CancellationToken.None);
        Assert.Equal(("2", "U17", false), (found!.Address, found.OwnerId, found.IsBlocked));
        Assert.Null(await known.FindAsync("slack:T1/C2", CancellationToken.None));
    }

    [Fact]
    public async Task Block_ThenSpokenToAgain_IsOpenAgain()
    {
        var known = await CreateAsync();
        await known.KeepAsync(Conversation("c", "1"), CancellationToken.None);

        await known.BlockAsync("c", Now, CancellationToken.None);
        await known.BlockAsync("nobody", Now, CancellationToken.None);

        Assert.True((await known.FindAsync("c", CancellationToken.None))!.IsBlocked);
        Assert.Null(await known.FindAsync("nobody", CancellationToken.None));
        await known.KeepAsync(Conversation("c", "1"), CancellationToken.None);
        Assert.False((await known.FindAsync("c", CancellationToken.None))!.IsBlocked);
    }

    [Fact]
    public async Task KeepMessage_SameTopic_ReplacesTheEarlierOne()
    {
        var known = await CreateAsync();
        await known.KeepMessageAsync(Message("c", "training/7", "m1", Now), CancellationToken.None);
        await known.KeepMessageAsync(Message("c", "training/8", "m2", Now.AddDays(-31)), CancellationToken.None);

        await known.KeepMessageAsync(Message("c", "training/7", "m3", Now), CancellationToken.None);

        Assert.Equal("m3", await known.FindMessageAsync("c", "training/7", CancellationToken.None));
        Assert.Null(await known.FindMessageAsync("d", "training/7", CancellationToken.None));
        Assert.Equal(1, await known.DropMessagesAsync(Now.AddDays(-30), CancellationToken.None));
        Assert.Null(await known.FindMessageAsync("c", "training/8", CancellationToken.None));
    }

    [Fact]
    public async Task FindTopic_OfAMessage_IsWhatItIsAboutThere()
    {
        var known = await CreateAsync();
        await known.KeepMessageAsync(Message("c", "answer/e1", "m1", Now), CancellationToken.None);
        await known.KeepMessageAsync(Message("c", "answer/e2", "m2", Now), CancellationToken.None);
        await known.KeepMessageAsync(Message("c", "answer/e3", "m2", Now.AddMinutes(1)), CancellationToken.None); // the outcome took the place of its question

        Assert.Equal("answer/e1", await known.FindTopicAsync("c", "m1", CancellationToken.None));
        Assert.Equal("answer/e3", await known.FindTopicAsync("c", "m2", CancellationToken.None));
        Assert.Null(await known.FindTopicAsync("d", "m1", CancellationToken.None));
        Assert.Null(await known.FindTopicAsync("c", "m9", CancellationToken.None));
    }

    [Fact]
    public async Task Keep_ManyAtOnce_IsThereOnce()
    {
        var known = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => known.KeepAsync(Conversation("c", $"{n}"), CancellationToken.None))));

        Assert.NotNull(await known.FindAsync("c", CancellationToken.None));
    }

    /// <summary>Creates an empty store, migrated.</summary>
    private protected abstract Task<IKnownConversations> CreateAsync();

    private protected static KnownConversation Conversation(string id, string address) => new() { Id = id, Address = address, Updated = Now };

    private protected static SentMessage Message(string conversation, string topic, string id, DateTime at) => new() { ConversationId = conversation, Topic = topic, MessageId = id, At = at };
}
