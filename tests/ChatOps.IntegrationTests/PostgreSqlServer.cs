using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatOps.IntegrationTests;

/// <summary>The PostgreSQL that the test script started; every test gets a database of its own.</summary>
internal static class PostgreSqlServer
{
    /// <summary>Creates an empty database and gives its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable("CHATOPS_TEST_POSTGRES");
        Assert.True(
            !string.IsNullOrEmpty(server),
            "CHATOPS_TEST_POSTGRES is not set: run ./test.sh, or export CHATOPS_TEST_POSTGRES=$(tests/postgres.sh start /tmp/chatops-postgres).");
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
    }

    /// <summary>Creates a database with the store's tables.</summary>
    public static async Task<PostgreSqlDatabase> CreateStoreAsync()
    {
        var database = new PostgreSqlDatabase(Options.Create(new StoreOptions { Provider = StoreProvider.PostgreSql, ConnectionString = await CreateDatabaseAsync() }));
        await new EfWorkforceStore(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return database;
    }
}
