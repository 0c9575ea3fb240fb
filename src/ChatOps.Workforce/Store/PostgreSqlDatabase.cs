using System.Net.Sockets;
using ChatOps.Workforce.Store.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatOps.Workforce.Store;

/// <summary>PostgreSQL, which many hosts may share.</summary>
internal sealed class PostgreSqlDatabase(IOptions<StoreOptions> options) : IStoreDatabase
{
    private readonly NpgsqlConnectionStringBuilder _connection = new(options.Value.ConnectionString);

    /// <summary>A chat opens several contexts per turn; a pooled one costs a fraction of a new one.</summary>
    private readonly PooledDbContextFactory<PostgreSqlWorkforceContext> _contexts = new(
        new DbContextOptionsBuilder<PostgreSqlWorkforceContext>().UseNpgsql(new NpgsqlConnectionStringBuilder(options.Value.ConnectionString).ConnectionString).Options);

    public bool IsShared => true;

    public WorkforceContext CreateContext() => _contexts.CreateDbContext();

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A lock of the session: hosts that start at once upgrade one after the other. EF Core's own ends with the first migration.</summary>
    public async Task<IAsyncDisposable?> LockForUpgradeAsync(CancellationToken cancellationToken) => await LockAsync("SELECT true FROM pg_advisory_lock(7001)", cancellationToken);

    public Task<IAsyncDisposable?> TryLockForCollectingAsync(CancellationToken cancellationToken) => LockAsync("SELECT pg_try_advisory_lock(7002)", cancellationToken);

    /// <summary>Locks the state row: writers stand in line there instead of meeting in the middle.</summary>
    public async Task LockForWritingAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"SELECT set_config('lock_timeout', {options.Value.BusyTimeoutSeconds + "s"}, true)", cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT 1 FROM store_state FOR UPDATE", cancellationToken);
    }

    public Task<AuditChain> LockAuditChainAsync(WorkforceContext context, CancellationToken cancellationToken) =>
        context.Set<AuditChain>().FromSql($"SELECT * FROM audit_chain FOR UPDATE").SingleAsync(cancellationToken);

    /// <summary>Nothing to wait for: rows are locked, not the database.</summary>
    public Task<IDisposable> StandInLineAsync(CancellationToken cancellationToken, bool isUrgent = false) => Task.FromResult<IDisposable>(new NoLine());

    /// <summary>Nothing to do: autovacuum takes deleted rows away, and a client can't hurry the write-ahead log.</summary>
    public Task SweepAsync(WorkforceContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Names server and database, never the password.</summary>
    public string? Explain(Exception exception)
    {
        var place = $"PostgreSQL at {_connection.Host}:{_connection.Port}, database {_connection.Database}";
        return exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"{place}, refuses the user {_connection.Username}. Check name and password in Store__ConnectionString.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"{place}, does not exist. Create it: createdb {_connection.Database}",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => $"{place}: the user {_connection.Username} may not do that. Grant the right to create and write tables.",
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                $"{place}, is busy: another process has been writing for longer than {options.Value.BusyTimeoutSeconds} s. Try again when it is done.",
            PostgresException postgres => $"{place}, failed: {postgres.MessageText}",
            NpgsqlException { InnerException: SocketException or TimeoutException } or SocketException =>
                $"{place}, can't be reached. Is the server running, and is the address in Store__ConnectionString right?",
            NpgsqlException => $"{place}, failed: {exception.Message}",
            _ => null,
        };
    }

    /// <summary>Classes 22 and 23, https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
    public bool IsDataFault(Exception exception) => exception is PostgresException { SqlState: ['2', '2' or '3', ..] };

    private async Task<IAsyncDisposable?> LockAsync(string statement, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false }.ConnectionString); // closing it ends the lock
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return connection;
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class NoLine : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
