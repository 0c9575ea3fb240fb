using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Erasure;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What the audit's chain must show, on any database. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class AuditChainContract
{
    private const string Columns = "at, speaker_id, role, conversation_id, event_id, function, arguments, planner, ranking_version, outcome, who_salt, who_digest, arguments_salt, arguments_digest, hash";

    private static readonly DateTime Now = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567);

    [Fact]
    public async Task Verify_Empty_IsInOrder() => Assert.Null((await VerifyAsync(await CreateAsync())).Fault);

    [Fact]
    public async Task Verify_AddedByTurnsAndAtOnce_IsInOrder()
    {
        var database = await FilledAsync();

        var result = await VerifyAsync(database);

        Assert.Null(result.Fault);
        Assert.Equal((6, 6, 0), (result.Lines, result.Mark.Sequence, result.Unchained));
    }

    [Theory]
    [InlineData("UPDATE audit SET outcome = 'Denied' WHERE sequence = 3", AuditFaultKind.Changed, 3)]
    [InlineData("UPDATE audit SET speaker_id = 'U99' WHERE sequence = 3", AuditFaultKind.Changed, 3)]
    [InlineData("UPDATE audit SET arguments = '{}', arguments_salt = NULL WHERE sequence = 3", AuditFaultKind.Changed, 3)]
    [InlineData("UPDATE audit SET hash = NULL WHERE sequence = 3", AuditFaultKind.Changed, 3)]
    [InlineData("DELETE FROM audit WHERE sequence = 1", AuditFaultKind.Removed, 1)]
    [InlineData("DELETE FROM audit WHERE sequence = 4", AuditFaultKind.Removed, 4)]
    [InlineData("DELETE FROM audit WHERE sequence > 4", AuditFaultKind.CutOff, 5)]
    [InlineData("DELETE FROM audit", AuditFaultKind.CutOff, 1)]
    [InlineData("UPDATE audit SET sequence = -sequence; UPDATE audit SET sequence = CASE sequence WHEN -3 THEN 4 WHEN -4 THEN 3 ELSE -sequence END", AuditFaultKind.Changed, 3)]
    [InlineData("INSERT INTO audit (" + Columns + ", sequence) SELECT " + Columns + ", 7 FROM audit WHERE sequence = 2", AuditFaultKind.Inserted, 7)]
    [InlineData("INSERT INTO audit (" + Columns + ", sequence) SELECT " + Columns + ", 0 FROM audit WHERE sequence = 2", AuditFaultKind.Inserted, 0)]
    [InlineData("UPDATE audit SET sequence = -sequence; UPDATE audit SET sequence = CASE WHEN -sequence > 2 THEN 1 - sequence ELSE -sequence END; INSERT INTO audit (" + Columns + ", sequence) SELECT " + Columns + ", 3 FROM audit WHERE sequence = 2", AuditFaultKind.Changed, 3)]
    [InlineData("UPDATE audit SET sequence = NULL WHERE sequence = 6", AuditFaultKind.Inserted, null)]
    public async Task Verify_TamperedWith_NamesTheFirstLine(string sql, AuditFaultKind kind, int? place)
    {
        var database = await FilledAsync();
        await UnguardAsync(database);

        await ExecuteAsync(database, sql);

        var fault = (await VerifyAsync(database)).Fault;
        Assert.Equal((kind, (long?)place), (fault!.Kind, fault.Sequence));
    }

    [Theory]
    [InlineData("UPDATE audit SET outcome = 'Denied' WHERE sequence = 3")]
    [InlineData("UPDATE audit SET speaker_id = '(erased)' WHERE sequence = 3")]
    [InlineData("UPDATE audit SET arguments = '{}', arguments_salt = NULL WHERE sequence = 3")]
    [InlineData("DELETE FROM audit WHERE sequence = 1")]
    public async Task Audit_ChangedByWhoeverMayWrite_IsRefusedByTheDatabase(string sql)
    {
        var database = await FilledAsync();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(database, sql));

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WrittenAnewAsAWhole_IsShownByTheMarkThatWasKept()
    {
        var (database, other) = (await FilledAsync(), await FilledAsync());
        var kept = (await VerifyAsync(other)).Mark;

        Assert.Equal((AuditFaultKind.Rewritten, 6L), Place((await VerifyAsync(database, kept)).Fault!));
        Assert.Equal((AuditFaultKind.CutOff, 7L), Place((await VerifyAsync(database, new AuditMark(9, kept.Hash))).Fault!));
        Assert.Null((await VerifyAsync(other, kept)).Fault);
    }

    [Fact]
    public async Task Verify_LinesFromBeforeTheChain_AreCountedAndTheChainBeginsAfterThem()
    {
        var database = await CreateAsync();
        await ExecuteAsync(database, "INSERT INTO audit (at, speaker_id, role, conversation_id, event_id, function, arguments, planner, ranking_version, outcome) SELECT CURRENT_TIMESTAMP, 'U1', 'Hr', 'c', 'e', 'f', '{}', 'offline', 1, 'Allowed'");
        await ExecuteAsync(database, "UPDATE audit_chain SET unchained = 1");
        await new EfConversationStore(database).AppendAuditAsync([Line("U17", "{}")], CancellationToken.None);

        var result = await VerifyAsync(database);

        Assert.Null(result.Fault);
        Assert.Equal((1, 1), (result.Lines, result.Unchained));
    }

    [Fact]
    public async Task Erase_Person_LeavesTheChainInOrderAndNothingOfThePersonInIt()
    {
        var database = await FilledAsync();
        var workforce = new EfWorkforceStore(database, TimeProvider.System);
        await using (var batch = await workforce.BeginAsync(CancellationToken.None))
        {
            await batch.UpsertAsync(new Person("U17", "Nora Novak", "nora@example.org", "Backend", Seniority.Senior, 8, null, 40), CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var erasure = new EfErasure(database, workforce, TimeProvider.System);
        var preview = await erasure.PreviewAsync("U17", CancellationToken.None);
        var report = await erasure.EraseAsync("U17", "(erased)", CancellationToken.None);

        Assert.Equal((5, 5), (preview.AuditLines, report.AuditLines)); // three own, one with the id, one with the name
        Assert.Empty(report.Mentions!);
        var result = await VerifyAsync(database);
        Assert.Null(result.Fault);
        Assert.Equal((6, 5), (result.Lines, result.Erased));
        var lines = await new EfConversationStore(database).ReadAuditAsync(10, CancellationToken.None);
        Assert.DoesNotContain(lines, l => l.SpeakerId == "U17" || l.Arguments.Contains("\"U17\"", StringComparison.Ordinal) || l.ToString().Contains("Nora", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(lines, l => l.Arguments.Contains("U171", StringComparison.Ordinal)); // another person, with a longer id
        Assert.Equal(2, lines.Count(l => l is { SpeakerId: "U14", Arguments: AuditRecord.ErasedArguments })); // what others did with the person stays theirs
    }

    [Fact]
    public async Task Append_TwoHostsAtOnce_KeepOneChain()
    {
        var first = await CreateAsync();
        var stores = new[] { new EfConversationStore(first), new EfConversationStore(Another(first)) };

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => n % 4 == 0
            ? stores[n % 2].AppendAuditAsync([Line("U17", "{}"), Line("U14", "{}")], CancellationToken.None)
            : SaveTurnAsync(stores[n / 2 % 2], $"c{n}"))));

        var result = await VerifyAsync(first);
        Assert.Null(result.Fault);
        Assert.Equal(50, result.Lines);
    }

    [Fact]
    public async Task SaveTurn_ThatCannotBeKept_LeavesNoGap()
    {
        var database = await CreateAsync();
        var store = new EfConversationStore(database);
        await SaveTurnAsync(store, "c1");

        await Assert.ThrowsAnyAsync<Exception>(() => SaveTurnAsync(store, "c1"));
        await SaveTurnAsync(store, "c2");

        Assert.Equal((2, null), ((await VerifyAsync(database)).Lines, (await VerifyAsync(database)).Fault));
    }

    private protected abstract Task<IStoreDatabase> CreateAsync();

    /// <summary>The same database as another host sees it.</summary>
    private protected abstract IStoreDatabase Another(IStoreDatabase database);

    /// <summary>Takes away what the database itself has against changes, as its owner could.</summary>
    private protected abstract Task UnguardAsync(IStoreDatabase database);

    private protected static async Task ExecuteAsync(IStoreDatabase database, string sql)
    {
        await using var context = database.CreateContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static (AuditFaultKind, long?) Place(AuditFault fault) => (fault.Kind, fault.Sequence);

    private static Task<AuditVerification> VerifyAsync(IStoreDatabase database, AuditMark? known = null) => new EfAuditLedger(database).VerifyAsync(known, CancellationToken.None);

    private async Task<IStoreDatabase> FilledAsync()
    {
        var database = await CreateAsync();
        var store = new EfConversationStore(database);
        await store.AppendAuditAsync([Line("U17", "{}"), Line("U14", """{"person":"U17"}""")], CancellationToken.None);
        await SaveTurnAsync(store, "c1");
        await store.AppendAuditAsync([Line("U14", """{"person":"U171"}"""), Line("U14", """{"text":"ask nora NOVAK"}"""), Line("U17", """{"person":"U14"}""")], CancellationToken.None);
        return database;
    }

    private static Task SaveTurnAsync(EfConversationStore store, string conversation) => store.SaveTurnAsync(
        new ConversationRecord { Id = conversation, OwnerId = "Manager/U17", State = "{}", Updated = Now },
        new TurnRecord { ConversationId = conversation, EventId = "e1", Number = 1, SpeakerId = "U17", Said = "hello", Reply = "{}", At = Now },
        null,
        [Line("U17", "{}")],
        CancellationToken.None);

    private static AuditRecord Line(string speaker, string arguments) => new()
    {
        At = Now, SpeakerId = speaker, Role = "Manager", ConversationId = "c1", EventId = "e1", Function = "f", Arguments = arguments, Planner = "offline", RankingVersion = 1, Outcome = "Allowed",
    };
}
