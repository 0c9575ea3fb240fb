using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteStoreTests : WorkforceStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Migrate_FileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(_sqlite.Path, new string('x', 5_000));

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => _sqlite.Open().MigrateAsync(CancellationToken.None));

        Assert.Contains("is not a sound SQLite database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_PathIsAFolder_SaysSo()
    {
        Directory.CreateDirectory(_sqlite.Path);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => _sqlite.Open().MigrateAsync(CancellationToken.None));

        Assert.Contains("can't be opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_WhileAnotherWriterTakesTooLong_SaysBusy()
    {
        await CreateAsync();
        await using var first = await _sqlite.Open().BeginAsync(CancellationToken.None);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => _sqlite.Open(busyTimeoutSeconds: 1).BeginAsync(CancellationToken.None));

        Assert.Contains("is busy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAll_WhileAnotherWrites_IsNotHeldUp()
    {
        var store = await CreateAsync();
        await using var batch = await store.BeginAsync(CancellationToken.None);
        await batch.UpsertAsync(new Project("PRJ-1", "Billing"), CancellationToken.None);

        Assert.Empty((await _sqlite.Open().ReadAllAsync(CancellationToken.None)).Projects);
    }

    private protected override Task<IWorkforceStore> CreateAsync() => _sqlite.CreateAsync(Time);
}
