using ChatOps.Tests.Workforce.Sources;
using ChatOps.Workforce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The contract of rows that could not be used, on PostgreSQL.</summary>
public sealed class PostgreSqlRejectedRowsTests : RejectedRowsContract
{
    private protected override async Task<ServiceProvider> OpenAsync(params (string Key, string? Value)[] settings)
    {
        var store = new Dictionary<string, string?> { ["Store:Provider"] = "PostgreSql", ["Store:ConnectionString"] = await PostgreSqlServer.CreateDatabaseAsync() };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([.. store, .. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))]).Build();
        return new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider();
    }
}
