using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace ChatOps.Workforce.Store;

/// <summary>
/// <c>INSERT ... ON CONFLICT DO UPDATE</c> for one table, built from EF's model and prepared once. It writes only where something differs,
/// so the number of affected rows says whether anything changed.
/// </summary>
internal sealed class UpsertStatement : IAsyncDisposable
{
    /// <summary>Records of one round trip.</summary>
    private const int BatchSize = 5_000;

    private readonly DbCommand _command;
    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;
    private readonly Func<object, object?>[] _values;
    private readonly string _many;
    private NpgsqlCommand? _arrays;
    private SqliteRows? _rows;

    private UpsertStatement(DbCommand command, string many, IProperty[] properties, string? source)
    {
        (_command, _many, _properties) = (command, many, properties);
        _mappings = [.. properties.Select(p => p.GetRelationalTypeMapping())];
        _values = [.. properties.Select(p => ValueOf(p, source))];
        for (var i = 0; i < properties.Length; i++)
            command.Parameters.Add(_mappings[i].CreateParameter(command, $"@p{i}", null, nullable: true));
    }

    /// <summary>Prepares the statement of a table.</summary>
    /// <param name="source">The system that gives the records; null leaves that column as it is.</param>
    public static UpsertStatement Prepare(WorkforceContext context, DbTransaction transaction, Type type, string? source)
    {
        var entity = context.Model.FindEntityType(type)
            ?? throw new ArgumentException($"{type.Name} is no record of the store.", nameof(type));
        var (table, key) = (entity.GetTableName(), entity.FindPrimaryKey()!.Properties);
        // Where the database counts the rows itself, its unique index says which row is meant.
        var counted = key is [{ ValueGenerated: ValueGenerated.OnAdd }] && key[0].ClrType == typeof(long) ? key[0] : null;
        if (counted is not null)
            key = entity.GetIndexes().Single(i => i.IsUnique).Properties;
        var properties = entity.GetProperties().Where(p => p != counted && (source is not null || p.Name != WorkforceContext.Source)).ToArray();
        var sql = context.GetService<ISqlGenerationHelper>();
        string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName()); // offset, for one, is a word of PostgreSQL's own
        var columns = properties.Select(Column).ToArray();
        var keys = key.Select(Column).ToArray();
        var others = columns.Except(keys).Except([sql.DelimitIdentifier("created_at")]).ToArray(); // when a row was made does not change

        string Text(string rows) => $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) {rows}
            ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}
            WHERE {string.Join(" OR ", others.Select(c => $"{table}.{c} IS DISTINCT FROM excluded.{c}"))}
            """;
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Text($"VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})");
        return new UpsertStatement(command, Text($"SELECT * FROM unnest({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})"), properties, source);
    }

    public async Task<bool> ExecuteAsync(object record, CancellationToken cancellationToken)
    {
        Fill(record);
        return await _command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Writes several records with different keys: to PostgreSQL as one statement over arrays, else one by one.</summary>
    /// <returns>How many changed anything.</returns>
    public async Task<int> ExecuteManyAsync(IReadOnlyList<object> records, CancellationToken cancellationToken)
    {
        var changed = 0;
        if (_command is not NpgsqlCommand command)
        {
            _rows ??= new SqliteRows((SqliteConnection)_command.Connection!, _command.CommandText);
            foreach (var record in records)
            {
                for (var i = 0; i < _properties.Length; i++)
                    _rows.Bind(i + 1, Value(i, record));
                changed += _rows.Execute() ? 1 : 0;
                cancellationToken.ThrowIfCancellationRequested();
            }

            return changed;
        }

        _arrays ??= new NpgsqlCommand(_many, command.Connection, command.Transaction);
        foreach (var chunk in records.Chunk(BatchSize))
        {
            _arrays.Parameters.Clear();
            for (var i = 0; i < _properties.Length; i++)
            {
                _arrays.Parameters.Add(new NpgsqlParameter
                {
                    ParameterName = $"p{i}", NpgsqlDbType = NpgsqlDbType.Array | ((NpgsqlParameter)command.Parameters[i]).NpgsqlDbType, Value = Column(i, chunk),
                });
            }

            changed += await _arrays.ExecuteNonQueryAsync(cancellationToken);
        }

        return changed;
    }

    public async ValueTask DisposeAsync()
    {
        if (_arrays is not null)
            await _arrays.DisposeAsync();
        _rows?.Dispose();
        await _command.DisposeAsync();
    }

    /// <summary>One column of the records as an array of its own type, which is what the driver takes.</summary>
    private Array Column(int property, object[] records)
    {
        var type = _mappings[property].Converter?.ProviderClrType ?? _properties[property].ClrType;
        var column = Array.CreateInstance(type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type, records.Length);
        for (var i = 0; i < records.Length; i++)
            column.SetValue(Value(property, records[i]), i);
        return column;
    }

    private void Fill(object record)
    {
        for (var i = 0; i < _properties.Length; i++)
            _command.Parameters[i].Value = Value(i, record) ?? DBNull.Value;
    }

    private object? Value(int property, object record)
    {
        var value = _values[property](record);
        return value is not null && _mappings[property].Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private static Func<object, object?> ValueOf(IProperty property, string? source)
    {
        if (property.PropertyInfo is not null)
            return property.GetGetter().GetClrValue;
        if (property.Name == WorkforceContext.Source)
            return _ => source;
        return record => record switch
        {
            Skill skill => skill.Name.ToLowerInvariant(),
            SkillRequirement requirement => requirement.SkillName.ToLowerInvariant(),
            _ => throw new InvalidOperationException($"{property.Name} of {record.GetType().Name} has no value."),
        };
    }
}
