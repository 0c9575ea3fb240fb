using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>A database that speaks SQL, streamed through one reader per kind. Its queries take <c>@since</c>, <c>@after</c> and <c>@then</c>.</summary>
internal abstract class SqlSource : SystemSource
{
    /// <summary>Name of the column with the time of change.</summary>
    private const string Updated = "updated";

    protected abstract QueryText Queries { get; }

    /// <summary>How long one answer may take, in seconds.</summary>
    protected abstract int TimeoutSeconds { get; }

    public override async Task<DateTimeOffset?> ReadNewestChangeAsync(
        RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        if (!Queries.KnowsChanges(kind))
            return null;
        await using var connection = await OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, $"SELECT MAX(q.{Updated}) FROM ({Queries.Of(kind)}) q WHERE q.{Updated} <= @latest", new SourceSpan(since, null));
        Add(command, "@latest", Moment(latest));
        return (await command.ExecuteScalarAsync(cancellationToken) is { } newest ? Plain(newest) : null) switch
        {
            DateTime moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
            string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
            _ => null,
        };
    }

    public override async IAsyncEnumerable<FieldRow> ReadFieldsAsync(
        RecordKind kind, SourceSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, Queries.Of(kind), span);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ordinals = RecordFields.Of(kind).Columns.Select(reader.GetOrdinalOrNone).ToArray();
        var (place, line) = ($"{Name} {kind}", 0L);
        while (await reader.ReadAsync(cancellationToken))
            yield return Read(reader, ordinals, place, ++line, kind);
    }

    /// <summary>A connection that can only read.</summary>
    public abstract Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken);

    /// <summary>A value without the driver's own types.</summary>
    protected virtual object Plain(object value) => value;

    /// <summary>A moment as the database compares it.</summary>
    protected abstract object Moment(DateTimeOffset moment);

    protected override async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenConnectionAsync(cancellationToken);
    }

    private FieldRow Read(DbDataReader reader, int[] ordinals, string place, long line, RecordKind kind)
    {
        var values = new object?[ordinals.Length];
        for (var i = 0; i < ordinals.Length; i++)
        {
            try
            {
                values[i] = ordinals[i] < 0 || reader.IsDBNull(ordinals[i]) ? null : Plain(reader.GetValue(ordinals[i]));
            }
            catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
            {
                var column = RecordFields.Of(kind).Columns[i];
                return new FieldRow(place, line, values, new Rejection(place, line, column, $"Its type {reader.GetDataTypeName(ordinals[i])} or its value can't be read."));
            }
        }

        return new FieldRow(place, line, values);
    }

    private DbCommand Command(DbConnection connection, string text, SourceSpan span)
    {
        var (after, then) = SourceKey.Split(span.After);
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = TimeoutSeconds;
        Add(command, "@since", Moment(span.Since ?? DateTimeOffset.UnixEpoch));
        Add(command, "@after", after);
        Add(command, "@then", then);
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
