using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteStoreQualityTests : StoreQualityContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override async Task<EfWorkforceStore> CreateAsync() => (EfWorkforceStore)await _sqlite.CreateAsync(TimeProvider.System);
}
