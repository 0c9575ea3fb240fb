using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatOps.Workforce.Sources.PostgreSql;

/// <summary>PostgreSQL through Npgsql. The session can only read.</summary>
internal sealed class PostgreSqlSource : SqlSource
{
    private readonly SourcesOptions _options;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly SourceLayout _layout;

    public PostgreSqlSource(IOptions<SourcesOptions> options, SourceLayout layout)
    {
        (_options, _layout) = (options.Value, layout);
        _connection = new NpgsqlConnectionStringBuilder(_options.PostgreSql.ConnectionString ?? "")
        {
            Timezone = "UTC",
            Options = "-c default_transaction_read_only=on",
            Timeout = Math.Min(_options.TimeoutSeconds, 1024), // the most that Npgsql takes
        };
        Queries = new QueryText("PostgreSql", "sql", new FieldNames(_options, SystemNames.PostgreSql), name => $"\"{name}\"");
    }

    public override string Name => SystemNames.PostgreSql;

    protected override QueryText Queries { get; }

    protected override int TimeoutSeconds => _options.TimeoutSeconds;

    protected override IReadOnlyList<RecordKind> Kinds => _layout.KindsOf(Name);

    private string Place => $"PostgreSQL at {_connection.Host}:{_connection.Port}, database {_connection.Database}";

    public override string? Explain(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"{Place}, refuses the user {_connection.Username}. Check name and password in Sources__PostgreSql__ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => $"{Place}, does not exist. Check Database in Sources__PostgreSql__ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } e => $"{Place}: {e.MessageText}. If the table has another name, set Sources:Tables:postgresql:TABLE.",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn } e =>
            $"{Place}: {e.MessageText}. If the column has another name, set Sources:Fields:postgresql:KIND:FIELD to it, or to \"\" if there is none.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            $"{Place}: the user {_connection.Username} may not read that. 'chatops sources sql' prints the grants.",
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } =>
            $"{Place}, is shutting down or starting. It is tried again with the next collection.",
        PostgresException e => $"{Place}, failed: {e.MessageText}",
        NpgsqlException { InnerException: AuthenticationException } =>
            $"{Place}: the certificate is not trusted. Check SSL Mode and Root Certificate in Sources__PostgreSql__ConnectionString.",
        NpgsqlException { InnerException: TimeoutException } => $"{Place}, did not answer within {_options.TimeoutSeconds} s.",
        NpgsqlException { InnerException: SocketException or IOException } or SocketException or IOException =>
            $"{Place}, can't be reached or broke off. Is the server running, and is the address in Sources__PostgreSql__ConnectionString right?",
        NpgsqlException e => $"{Place}, failed: {e.Message}",
        _ => null,
    };

    public override string Grants(IReadOnlyList<RecordKind> kinds)
    {
        var tables = kinds.SelectMany(Queries.TablesOf).Distinct().Order(StringComparer.Ordinal).ToArray();
        return string.Join('\n',
        [
            "CREATE ROLE chatops_reader LOGIN PASSWORD 'choose a password';",
            $"GRANT CONNECT ON DATABASE {(_connection.Database is { Length: > 0 } d ? d : "DATABASE")} TO chatops_reader;",
            .. tables.Select(t => t.Contains('.', StringComparison.Ordinal) ? t.Split('.')[0] : "public").Distinct().Select(s => $"GRANT USAGE ON SCHEMA \"{s}\" TO chatops_reader;"),
            .. tables.Select(t => $"GRANT SELECT ON {string.Join('.', t.Split('.').Select(n => $"\"{n}\""))} TO chatops_reader;"),
            "ALTER ROLE chatops_reader SET default_transaction_read_only = on;",
        ]);
    }

    protected override object Moment(DateTimeOffset moment) => moment.UtcDateTime;

    public override async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_connection.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
