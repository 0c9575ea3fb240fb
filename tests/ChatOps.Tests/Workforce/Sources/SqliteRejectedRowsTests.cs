using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Workforce.Sources;

public sealed class SqliteRejectedRowsTests : RejectedRowsContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override Task<ServiceProvider> OpenAsync(params (string Key, string? Value)[] settings) => Task.FromResult(new ServiceCollection().AddLogging()
        .AddWorkforce(new ConfigurationBuilder().AddInMemoryCollection([new("Store:Path", _sqlite.Path), .. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))]).Build())
        .BuildServiceProvider());
}
