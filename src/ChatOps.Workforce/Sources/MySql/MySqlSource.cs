using System.Data.Common;
using System.Net.Sockets;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Options;
using MySqlConnector;

namespace ChatOps.Workforce.Sources.MySql;

/// <summary>MySQL or MariaDB through MySqlConnector. The session can only read.</summary>
internal sealed class MySqlSource : SqlSource
{
    private readonly SourcesOptions _options;
    private readonly MySqlConnectionStringBuilder _connection;
    private readonly SourceLayout _layout;

    public MySqlSource(IOptions<SourcesOptions> options, SourceLayout layout)
    {
        (_options, _layout) = (options.Value, layout);
        _connection = new MySqlConnectionStringBuilder(_options.MySql.ConnectionString ?? "")
        {
            AllowZeroDateTime = true, // 0000-00-00 then rejects its row instead of ending the query
            ConnectionTimeout = (uint)_options.TimeoutSeconds,
        };
        Queries = new QueryText("MySql", "sql", new FieldNames(_options, SystemNames.MySql), name => $"`{name}`");
    }

    public override string Name => SystemNames.MySql;

    protected override QueryText Queries { get; }

    protected override int TimeoutSeconds => _options.TimeoutSeconds;

    protected override IReadOnlyList<RecordKind> Kinds => _layout.KindsOf(Name);

    private string Place => $"MySQL at {_connection.Server}:{_connection.Port}, database {_connection.Database}";

    public override string? Explain(Exception exception) => exception switch
    {
        MySqlException { ErrorCode: MySqlErrorCode.AccessDenied } =>
            $"{Place}, refuses the user {_connection.UserID}. Check name and password in Sources__MySql__ConnectionString.",
        MySqlException { ErrorCode: MySqlErrorCode.UnknownDatabase } => $"{Place}, does not exist. Check Database in Sources__MySql__ConnectionString.",
        MySqlException { ErrorCode: MySqlErrorCode.NoSuchTable } e => $"{Place}: {e.Message}. If the table has another name, set Sources:Tables:mysql:TABLE.",
        MySqlException { ErrorCode: MySqlErrorCode.BadFieldError } e =>
            $"{Place}: {e.Message}. If the column has another name, set Sources:Fields:mysql:KIND:FIELD to it, or to \"\" if there is none.",
        MySqlException { ErrorCode: MySqlErrorCode.TableAccessDenied or MySqlErrorCode.ColumnAccessDenied or MySqlErrorCode.DatabaseAccessDenied } =>
            $"{Place}: the user {_connection.UserID} may not read that. 'chatops sources sql' prints the grants.",
        MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost } e when e.InnerException?.GetType().Name == "AuthenticationException" =>
            $"{Place}: the certificate is not trusted. Check SslMode and SslCa in Sources__MySql__ConnectionString.",
        MySqlException { ErrorCode: MySqlErrorCode.CommandTimeoutExpired } => $"{Place}, did not answer within {_options.TimeoutSeconds} s.",
        MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost } or MySqlException { InnerException: SocketException or IOException or MySqlEndOfStreamException }
            or MySqlEndOfStreamException or SocketException or IOException =>
            $"{Place}, can't be reached or broke off. Is the server running, and is the address in Sources__MySql__ConnectionString right?",
        MySqlException e => $"{Place}, failed: {e.Message}",
        _ => null,
    };

    public override string Grants(IReadOnlyList<RecordKind> kinds)
    {
        var lines = kinds.SelectMany(Queries.TablesOf).Distinct().Order(StringComparer.Ordinal)
            .Select(t => t.Contains('.', StringComparison.Ordinal) ? t : $"{(_connection.Database is { Length: > 0 } d ? d : "DATABASE")}.{t}")
            .Select(t => $"GRANT SELECT ON {string.Join('.', t.Split('.').Select(n => $"`{n}`"))} TO 'chatops_reader'@'%';");
        return string.Join('\n', ["CREATE USER 'chatops_reader'@'%' IDENTIFIED BY 'choose a password' REQUIRE SSL;", .. lines]);
    }

    protected override object Plain(object value) => value is not MySqlDateTime moment ? value : moment.IsValidDateTime ? moment.GetDateTime() : moment.ToString();

    protected override object Moment(DateTimeOffset moment) => DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Unspecified);

    public override async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(_connection.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var session = new MySqlCommand("SET SESSION time_zone = '+00:00'; SET SESSION TRANSACTION READ ONLY", connection);
            await session.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
