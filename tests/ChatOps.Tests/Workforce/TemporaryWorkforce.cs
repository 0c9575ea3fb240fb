using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Workforce;

/// <summary>The project's services over a SQLite store in a folder of its own, gone afterwards.</summary>
internal sealed class TemporaryWorkforce : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TemporaryWorkforce(string folder, ServiceProvider services) => (Folder, _services) = (folder, services);

    public string Folder { get; }

    public IWorkforceStore Store => Get<IWorkforceStore>();

    public static async Task<TemporaryWorkforce> CreateAsync(params (string Key, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-workforce-").FullName;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Store:Path", Path.Combine(folder, "chatops.db")), .. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))]).Build();
        var workforce = new TemporaryWorkforce(folder, new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider());
        await workforce.Store.MigrateAsync(CancellationToken.None);
        return workforce;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
