using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store, on PostgreSQL.</summary>
public sealed class PostgreSqlStoreTests : WorkforceStoreContract
{
    [Fact]
    public async Task Migrate_NoServerThere_SaysWhereAndNoSecret()
    {
        var store = Open($"Host=127.0.0.1;Port={HostProcess.FreePort()};Username=chatops;Password=hunter2;Database=postgres;Timeout=5");

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MigrateAsync(CancellationToken.None));

        Assert.Contains("can't be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetRevision_DatabaseDoesNotExist_SaysHowToCreateIt()
    {
        var connection = new NpgsqlConnectionStringBuilder(await PostgreSqlServer.CreateDatabaseAsync()) { Database = "nobody_made_this" };

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Open(connection.ConnectionString).GetRevisionAsync(CancellationToken.None));

        Assert.Contains("createdb nobody_made_this", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_WhileAnotherWriterTakesTooLong_SaysBusy()
    {
        var connection = await PostgreSqlServer.CreateDatabaseAsync();
        await Open(connection).MigrateAsync(CancellationToken.None);
        await using var first = await Open(connection).BeginAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => Open(connection, busyTimeoutSeconds: 1).BeginAsync(CancellationToken.None));

        Assert.Contains("is busy", error.Message, StringComparison.Ordinal);
    }

    private protected override async Task<IWorkforceStore> CreateAsync()
    {
        var store = Open(await PostgreSqlServer.CreateDatabaseAsync());
        await store.MigrateAsync(CancellationToken.None);
        return store;
    }

    private EfWorkforceStore Open(string connection, int busyTimeoutSeconds = 30) => new(
        new PostgreSqlDatabase(Options.Create(new StoreOptions
        {
            Provider = StoreProvider.PostgreSql,
            ConnectionString = connection,
            BusyTimeoutSeconds = busyTimeoutSeconds,
        })),
        Time);
}
