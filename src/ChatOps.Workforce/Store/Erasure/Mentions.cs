using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>
/// Finds and replaces what somebody is called in every text column of the store, whatever tables there will be. In the audit it finds and does not
/// replace: there whole parts are erased, so that the chain still holds.
/// </summary>
/// <param name="context">The store.</param>
/// <param name="names">What to look for: full name, addresses, numbers. At least three characters each.</param>
internal sealed class Mentions(WorkforceContext context, IReadOnlyList<string> names)
{
    private const string Audit = "audit";

    private readonly MentionPattern _pattern = new(names);

    /// <summary>The columns where something is still found, as <c>table.column</c>, each once.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var column in Columns())
        {
            if ((await ReadAsync(column, cancellationToken)).Count > 0)
                found.Add($"{column.Table}.{column.Name}");
        }

        return found;
    }

    /// <summary>How many rows have something in a column, as <c>table.column</c>; keys are looked at too.</summary>
    public async Task<IReadOnlyList<(string Place, int Rows)>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new List<(string, int)>();
        foreach (var column in Columns(withKeys: true))
        {
            if ((await ReadAsync(column, cancellationToken)).Count is > 0 and var count)
                counts.Add(($"{column.Table}.{column.Name}", count));
        }

        return counts;
    }

    /// <summary>Puts <paramref name="instead"/> in the place of every mention.</summary>
    /// <returns>Records that were changed.</returns>
    public async Task<int> ReplaceAsync(string instead, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var column in Columns().Where(c => c.Table != Audit))
        {
            foreach (var (key, text) in await ReadAsync(column, cancellationToken))
            {
                await using var update = Command($"UPDATE \"{column.Table}\" SET \"{column.Name}\" = @text WHERE {string.Join(" AND ", column.Key.Select((k, n) => $"\"{k}\" = @k{n}"))}");
                Add(update, "text", _pattern.Replace(text, instead));
                for (var n = 0; n < key.Length; n++)
                    Add(update, $"k{n}", key[n]);
                changed += await update.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        return changed;
    }

    private async Task<List<(object[] Key, string Text)>> ReadAsync(TextColumn column, CancellationToken cancellationToken)
    {
        var found = new List<(object[], string)>();
        await using var select = Command(
            $"SELECT {string.Join(", ", column.Key.Select(k => $"\"{k}\""))}, \"{column.Name}\" FROM \"{column.Table}\" WHERE "
            + string.Join(" OR ", names.Select((_, n) => $"LOWER(\"{column.Name}\") LIKE @n{n} ESCAPE '!'")));
        for (var n = 0; n < names.Count; n++)
            Add(select, $"n{n}", $"%{(MentionPattern.IsPhone(names[n]) ? string.Join('%', names[n].ToCharArray()) : Escape(names[n].ToLower(CultureInfo.InvariantCulture)))}%");
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var text = reader.GetString(column.Key.Count);
            if (_pattern.IsIn(text))
                found.Add(([.. Enumerable.Range(0, column.Key.Count).Select(reader.GetValue)], text));
        }

        return found;
    }

    private IEnumerable<TextColumn> Columns(bool withKeys = false) =>
        from entity in context.Model.GetEntityTypes()
        let table = entity.GetTableName()
        where table is not null
        let key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToArray()
        from property in entity.GetProperties()
        where property.ClrType == typeof(string) && property.GetTypeMapping().Converter is null && (withKeys || (!property.IsPrimaryKey() && !property.IsForeignKey()))
        select new TextColumn(table, property.GetColumnName(), key);

    private DbCommand Command(string sql)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>LIKE's own signs, taken literally.</summary>
    private static string Escape(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private sealed record TextColumn(string Table, string Name, IReadOnlyList<string> Key);
}
