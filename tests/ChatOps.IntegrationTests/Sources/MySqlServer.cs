using MySqlConnector;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The MariaDB that the test script started; every test gets a database of its own.</summary>
internal static class MySqlServer
{
    /// <summary>Creates an empty database and gives its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable("CHATOPS_TEST_MYSQL");
        Assert.True(
            !string.IsNullOrEmpty(server),
            "CHATOPS_TEST_MYSQL is not set: run ./test.sh, or export CHATOPS_TEST_MYSQL=$(tests/mariadb.sh start /tmp/chatops-mariadb).");
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new MySqlConnection(server);
        await connection.OpenAsync();
        await using var command = new MySqlCommand($"CREATE DATABASE {name} CHARACTER SET utf8mb4", connection);
        await command.ExecuteNonQueryAsync();
        return new MySqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
    }
}
