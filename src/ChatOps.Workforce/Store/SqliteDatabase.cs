using ChatOps.Workforce.Store.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Store;

/// <summary>SQLite in one file, with a write-ahead log so that readers and the one writer don't wait for each other.</summary>
internal sealed class SqliteDatabase(IOptions<StoreOptions> options) : IStoreDatabase
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int NotADatabase = 26;

    /// <summary>Bytes that SQLite needs at least beside the database, for its shared-memory file.</summary>
    private const long LeastRoom = 64 * 1024;

    private readonly WriterLine _line = new();
    private readonly string _path = options.Value.Path;

    /// <summary>A chat opens several contexts per turn; a pooled one costs a fraction of a new one.</summary>
    private readonly PooledDbContextFactory<SqliteWorkforceContext> _contexts = new(new DbContextOptionsBuilder<SqliteWorkforceContext>()
        .UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = options.Value.Path,
            ForeignKeys = true,
            DefaultTimeout = options.Value.BusyTimeoutSeconds, // how long a busy database is tried again
        }.ToString())
        .AddInterceptors(new SqliteSettings())
        .Options);

    public bool IsShared => false;

    public WorkforceContext CreateContext() => _contexts.CreateDbContext();

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(_path)) is { } folder)
            Directory.CreateDirectory(folder);
        await using var context = CreateContext();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    }

    /// <summary>Nothing to do: the file belongs to one host, and EF Core keeps verbs that start at the same time apart.</summary>
    public Task<IAsyncDisposable?> LockForUpgradeAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>A file beside the database that one process at a time can open; the system lets go of it when that process dies.</summary>
    public Task<IAsyncDisposable?> TryLockForCollectingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<IAsyncDisposable?>(new FileStream(_path + ".collecting", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.GetType() == typeof(IOException)) // its kinds say that the folder is gone or the path is wrong
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }

    /// <summary>Nothing to do: the driver begins transactions IMMEDIATE, which takes the write lock.</summary>
    public Task LockForWritingAsync(WorkforceContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads only: the open transaction has the write lock since it began.</summary>
    public Task<AuditChain> LockAuditChainAsync(WorkforceContext context, CancellationToken cancellationToken) => context.Set<AuditChain>().SingleAsync(cancellationToken);

    public Task<IDisposable> StandInLineAsync(CancellationToken cancellationToken, bool isUrgent = false) => _line.StandAsync(isUrgent, cancellationToken);

    /// <summary>Deleted bytes are overwritten where they stood (secure_delete); this takes them out of the write-ahead log too.</summary>
    public async Task SweepAsync(WorkforceContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);

    public string? Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            $"The store {_path} is busy: another process has been writing for longer than {options.Value.BusyTimeoutSeconds} s. Try again when it is done.",
        SqliteException { SqliteErrorCode: ReadOnly } => $"The store {_path} can't be written. Allow this user to write the file and its folder.",
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
            $"The file {_path} is not a sound SQLite database. Put a backup in its place, or move it away to start with an empty store.",
        // Without room for its shared-memory file, SQLite speaks of the disk in general.
        SqliteException { SqliteErrorCode: var code } when code == Full || (code == IoError && IsDiskFull()) => $"The disk is full: the store {_path} can't grow. Make room and try again.",
        SqliteException { SqliteErrorCode: CantOpen } => $"The store {_path} can't be opened. Is it a file, in a folder that this user may write?",
        SqliteException sqlite => $"The store {_path} failed: {sqlite.Message}",
        UnauthorizedAccessException or IOException => $"The store {_path} can't be opened or made: {exception.Message}",
        _ => null,
    };

    private bool IsDiskFull() => new DriveInfo(Path.GetFullPath(_path)).AvailableFreeSpace < LeastRoom;

    public bool IsDataFault(Exception exception) => exception is SqliteException { SqliteErrorCode: Constraint or Mismatch };
}
