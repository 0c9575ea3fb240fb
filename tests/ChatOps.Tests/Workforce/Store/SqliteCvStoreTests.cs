using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteCvStoreTests : CvStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override async Task<(ICvStore Cvs, IWorkforceStore Workforce, IConversationStore Conversations, IErasure Erasure)> CreateAsync()
    {
        var workforce = await _sqlite.CreateAsync();
        var database = new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
        return (new EfCvStore(database, workforce), workforce, new EfConversationStore(database), new EfErasure(database, workforce, TimeProvider.System));
    }
}
