using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;

namespace ChatOps.Host.Commands;

/// <summary>A store in a folder of its own for one command, filled from a CSV folder and gone afterwards.</summary>
internal sealed class ScratchStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-").FullName;

    /// <summary>Configuration that puts store and models into the folder.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Store:Provider"] = nameof(StoreProvider.Sqlite),
        ["Store:Path"] = Path.Combine(_folder, "chatops.db"),
        ["Learning:RegistryPath"] = Path.Combine(_folder, "models"),
    };

    /// <summary>Fills it.</summary>
    /// <exception cref="SourceRefusedException">The folder can't be imported.</exception>
    public static async Task FillAsync(IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(folder), null, null, cancellationToken);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
