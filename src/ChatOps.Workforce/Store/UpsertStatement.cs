using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatOps.Workforce.Store;

/// <summary>
/// <c>INSERT ... ON CONFLICT DO UPDATE</c> for one table, built from EF's model and prepared once. It writes only where something differs,
/// so the number of affected rows says whether anything changed.
/// </summary>
internal sealed class UpsertStatement : IAsyncDisposable
{
    /// <summary>Records of one round trip.</summary>
    private const int BatchSize = 500;

    private readonly DbCommand _command;
    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;

    private readonly string? _source;
    private DbBatch? _batch;

    private UpsertStatement(DbCommand command, IProperty[] properties, string? source)
    {
        _command = command;
        _properties = properties;
        _source = source;
        _mappings = [.. properties.Select(p => p.GetRelationalTypeMapping())];
        AddParameters(command.Parameters);
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

        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})
            ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}
            WHERE {string.Join(" OR ", others.Select(c => $"{table}.{c} IS DISTINCT FROM excluded.{c}"))}
            """;
        return new UpsertStatement(command, properties, source);
    }

    public async Task<bool> ExecuteAsync(object record, CancellationToken cancellationToken)
    {
        Fill(_command.Parameters, record);
        return await _command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Writes several records with different keys: in one round trip where the driver can, else one by one.</summary>
    /// <returns>How many changed anything.</returns>
    public async Task<int> ExecuteManyAsync(IReadOnlyList<object> records, CancellationToken cancellationToken)
    {
        var changed = 0;
        if (!_command.Connection!.CanCreateBatch)
        {
            foreach (var record in records)
            {
                Fill(_command.Parameters, record);
                changed += _command.ExecuteNonQuery(); // SQLite's driver has nothing to await, so its asynchronous calls only cost
                cancellationToken.ThrowIfCancellationRequested();
            }

            return changed;
        }

        foreach (var chunk in records.Chunk(BatchSize))
            changed += await (await BatchAsync(chunk, cancellationToken)).ExecuteNonQueryAsync(cancellationToken);
        return changed;
    }

    public async ValueTask DisposeAsync()
    {
        if (_batch is not null)
            await _batch.DisposeAsync();
        await _command.DisposeAsync();
    }

    private async Task<DbBatch> BatchAsync(object[] records, CancellationToken cancellationToken)
    {
        if (_batch?.BatchCommands.Count != records.Length)
        {
            if (_batch is not null)
                await _batch.DisposeAsync();
            _batch = _command.Connection!.CreateBatch();
            _batch.Transaction = _command.Transaction;
            foreach (var _ in records)
            {
                var command = _batch.CreateBatchCommand();
                command.CommandText = _command.CommandText;
                AddParameters(command.Parameters);
                _batch.BatchCommands.Add(command);
            }

            for (var i = 0; i < records.Length; i++)
                Fill(_batch.BatchCommands[i].Parameters, records[i]);
            await _batch.PrepareAsync(cancellationToken);
            return _batch;
        }

        for (var i = 0; i < records.Length; i++)
            Fill(_batch.BatchCommands[i].Parameters, records[i]);
        return _batch;
    }

    private void AddParameters(DbParameterCollection parameters)
    {
        for (var i = 0; i < _properties.Length; i++)
            parameters.Add(_mappings[i].CreateParameter(_command, $"@p{i}", null, nullable: true));
    }

    private void Fill(DbParameterCollection parameters, object record)
    {
        for (var i = 0; i < _properties.Length; i++)
        {
            var value = ValueOf(_properties[i], record);
            if (value is not null && _mappings[i].Converter is { } converter)
                value = converter.ConvertToProvider(value);
            parameters[i].Value = value ?? DBNull.Value;
        }
    }

    private object? ValueOf(IProperty property, object record) => property.PropertyInfo is { } info
        ? info.GetValue(record)
        : property.Name == WorkforceContext.Source ? _source : record switch
        {
            Skill skill => skill.Name.ToLowerInvariant(),
            SkillRequirement requirement => requirement.SkillName.ToLowerInvariant(),
            _ => throw new InvalidOperationException($"{property.Name} of {record.GetType().Name} has no value."),
        };
}
