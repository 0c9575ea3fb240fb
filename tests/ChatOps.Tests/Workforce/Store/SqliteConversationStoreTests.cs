using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteConversationStoreTests : ConversationStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Audit_Changed_IsRefusedByTheDatabaseItself()
    {
        var store = await CreateAsync();
        await store.AppendAuditAsync(
            [new AuditRecord { At = DateTime.UnixEpoch, SpeakerId = "U17", Role = "Manager", ConversationId = "c", EventId = "e", Function = "f", Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Denied" }],
            CancellationToken.None);
        await using var connection = new SqliteConnection($"Data Source={_sqlite.Path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE audit SET outcome = 'Allowed'";

        var error = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    private protected override async Task<IConversationStore> CreateAsync()
    {
        await _sqlite.CreateAsync();
        return new EfConversationStore(new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path })));
    }
}
