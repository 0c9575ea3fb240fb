using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatOps.Workforce.Store;

/// <summary>
/// <c>INSERT ... ON CONFLICT DO UPDATE</c> for one table, built from EF's model and prepared once. It writes only where something differs,
/// so the number of affected rows says whether anything changed.
/// </summary>
internal sealed class UpsertStatement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly IProperty[] _properties;
    private readonly RelationalTypeMapping[] _mappings;

    private UpsertStatement(DbCommand command, IProperty[] properties)
    {
        _command = command;
        _properties = properties;
        _mappings = [.. properties.Select(p => p.GetRelationalTypeMapping())];
        for (var i = 0; i < properties.Length; i++)
            command.Parameters.Add(_mappings[i].CreateParameter(command, $"@p{i}", null, nullable: true));
    }

    public static UpsertStatement Prepare(WorkforceContext context, DbTransaction transaction, Type type)
    {
        var entity = context.Model.FindEntityType(type)
            ?? throw new ArgumentException($"{type.Name} is no record of the store.", nameof(type));
        var (table, properties, key) = (entity.GetTableName(), entity.GetProperties().ToArray(), entity.FindPrimaryKey()!.Properties);
        var columns = properties.Select(p => p.GetColumnName()).ToArray();
        var keys = key.Select(p => p.GetColumnName()).ToArray();
        var others = columns.Except(keys).ToArray();

        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})
            ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", others.Select(c => $"{c} = excluded.{c}"))}
            WHERE {string.Join(" OR ", others.Select(c => $"{table}.{c} IS DISTINCT FROM excluded.{c}"))}
            """;
        return new UpsertStatement(command, properties);
    }

    public async Task<bool> ExecuteAsync(object record, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _properties.Length; i++)
        {
            var value = ValueOf(_properties[i], record);
            if (value is not null && _mappings[i].Converter is { } converter)
                value = converter.ConvertToProvider(value);
            _command.Parameters[i].Value = value ?? DBNull.Value;
        }

        return await _command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private static object? ValueOf(IProperty property, object record) => property.PropertyInfo is { } info
        ? info.GetValue(record)
        : record switch
        {
            Skill skill => skill.Name.ToLowerInvariant(),
            SkillRequirement requirement => requirement.SkillName.ToLowerInvariant(),
            _ => throw new InvalidOperationException($"{property.Name} of {record.GetType().Name} has no value."),
        };
}
