using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store of conversations must do. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class ConversationStoreContract
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task SaveTurn_NewAndAgain_KeepsTheConversationAndEveryTurn()
    {
        var store = await CreateAsync();

        await store.SaveTurnAsync(Conversation("c1", "{}"), Turn("c1", "e1", 1), null, [], CancellationToken.None);
        await store.SaveTurnAsync(Conversation("c1", """{"taskId":"TASK-1"}"""), Turn("c1", "e2", 2), null, [], CancellationToken.None);

        Assert.Equal("""{"taskId":"TASK-1"}""", (await store.FindAsync("c1", CancellationToken.None))!.State);
        Assert.Equal(["e1", "e2"], (await store.ReadTurnsAsync("c1", 10, CancellationToken.None)).Select(t => t.EventId));
        Assert.Equal(["e2"], (await store.ReadTurnsAsync("c1", 1, CancellationToken.None)).Select(t => t.EventId));
        Assert.Equal("said e1", (await store.FindTurnAsync("c1", "e1", CancellationToken.None))!.Said);
        Assert.Null(await store.FindTurnAsync("c2", "e1", CancellationToken.None));
    }

    [Fact]
    public async Task SaveTurn_EventThatWasAnswered_ChangesNothing()
    {
        var store = await CreateAsync();
        await store.SaveTurnAsync(Conversation("c1", "first"), Turn("c1", "e1", 1), null, [], CancellationToken.None);

        await Assert.ThrowsAnyAsync<Exception>(() => store.SaveTurnAsync(Conversation("c1", "second"), Turn("c1", "e1", 2), Waiting("w1"), [Line("x")], CancellationToken.None));

        Assert.Equal("first", (await store.FindAsync("c1", CancellationToken.None))!.State);
        Assert.Empty(await store.ReadAuditAsync(10, CancellationToken.None));
        Assert.False(await store.TryAnswerAsync("w1", yes: true, Now, CancellationToken.None));
    }

    [Fact]
    public async Task TryAnswer_ManyAtOnce_OneIsHeard()
    {
        var store = await CreateAsync();
        await store.SaveTurnAsync(Conversation("c1", "{}"), Turn("c1", "e1", 1), Waiting("w1"), [], CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => store.TryAnswerAsync("w1", n % 2 == 0, Now, CancellationToken.None))));

        Assert.Single(answers, a => a);
    }

    [Theory]
    [InlineData("w1", 11, false)]
    [InlineData("w1", 10, true)]
    [InlineData("w2", 0, false)]
    public async Task TryAnswer_LapsedOrUnknown_IsNotHeard(string id, int minutes, bool isHeard)
    {
        var store = await CreateAsync();
        await store.SaveTurnAsync(Conversation("c1", "{}"), Turn("c1", "e1", 1), Waiting("w1"), [], CancellationToken.None);

        Assert.Equal(isHeard, await store.TryAnswerAsync(id, yes: true, Now.AddMinutes(minutes), CancellationToken.None));
    }

    [Fact]
    public async Task ReadWaiting_Speaker_SeesOwnOpenCallsNewestFirst()
    {
        var store = await CreateAsync();
        foreach (var (id, speaker, minutes) in new[] { ("w1", "U17", 1), ("w2", "U17", 5), ("w3", "U14", 9), ("w4", "U17", -1), ("w5", "U17", 3) })
            await store.SaveTurnAsync(Conversation("c1", "{}"), Turn("c1", id, 1), Waiting(id) with { SpeakerId = speaker, Until = Now.AddMinutes(minutes) }, [], CancellationToken.None);
        await store.TryAnswerAsync("w5", yes: false, Now, CancellationToken.None);

        Assert.Equal(["w2", "w1"], (await store.ReadWaitingAsync("U17", Now, 10, CancellationToken.None)).Select(w => w.Id));
        Assert.Equal(["w2"], (await store.ReadWaitingAsync("U17", Now, 1, CancellationToken.None)).Select(w => w.Id));
        Assert.Empty(await store.ReadWaitingAsync("U01", Now, 10, CancellationToken.None));
    }

    [Fact]
    public async Task AppendAudit_Lines_AreReadNewestFirst()
    {
        var store = await CreateAsync();

        await store.AppendAuditAsync([Line("one"), Line("two")], CancellationToken.None);
        await store.SaveTurnAsync(Conversation("c1", "{}"), Turn("c1", "e1", 1), null, [Line("three")], CancellationToken.None);

        Assert.Equal(["three", "two"], (await store.ReadAuditAsync(2, CancellationToken.None)).Select(a => a.Function));
    }

    [Fact]
    public async Task ReadRecent_Owner_SeesOwnConversationsNewestFirst()
    {
        var store = await CreateAsync();
        foreach (var (id, owner, minute) in new[] { ("c1", "Manager/U17", 0), ("c2", "Manager/U17", 5), ("c3", "Hr/U14", 9) })
            await store.SaveTurnAsync(Conversation(id, "{}") with { OwnerId = owner, Updated = Now.AddMinutes(minute) }, Turn(id, "e1", 1), null, [], CancellationToken.None);

        var heads = await store.ReadRecentAsync("Manager/U17", 10, CancellationToken.None);

        Assert.Equal([("c2", "said e1"), ("c1", "said e1")], heads.Select(h => (h.Id, h.FirstSaid)));
    }

    [Fact]
    public async Task AddTokens_SameDay_AddUpPerSpeaker()
    {
        var store = await CreateAsync();
        var day = DateOnly.FromDateTime(Now);

        await store.AddTokensAsync(day, "U17", 100, CancellationToken.None);
        await store.AddTokensAsync(day, "U14", 7, CancellationToken.None);
        await store.AddTokensAsync(day.AddDays(1), "U17", 1, CancellationToken.None);

        Assert.Equal((100, 0), (await store.ReadTokensAsync(day, "U17", CancellationToken.None), await store.ReadTokensAsync(day, "U01", CancellationToken.None)));
        Assert.Equal(150, await store.AddTokensAsync(day, "U17", 50, CancellationToken.None));
    }

    /// <summary>Creates an empty store, migrated.</summary>
    private protected abstract Task<IConversationStore> CreateAsync();

    private static ConversationRecord Conversation(string id, string state) => new() { Id = id, OwnerId = "Manager/U17", State = state, Updated = Now };

    private static TurnRecord Turn(string conversation, string eventId, long number) => new()
    {
        ConversationId = conversation, EventId = eventId, Number = number, SpeakerId = "U17", Said = "said " + eventId, Reply = "{}", At = Now,
    };

    private static WaitingCallRecord Waiting(string id) => new()
    {
        Id = id, ConversationId = "c1", SpeakerId = "U17", Function = "ranking.assign_task", Arguments = "{}", Digest = "d", Until = Now.AddMinutes(10),
    };

    private static AuditRecord Line(string function) => new()
    {
        At = Now, SpeakerId = "U17", Role = "Manager", ConversationId = "c1", EventId = "e1", Function = function, Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Allowed",
    };
}
