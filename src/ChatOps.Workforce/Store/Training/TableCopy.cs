using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Training;

/// <summary>Brings a table up to what a SELECT gives. Every column that is copied is compared, and only what differs is written: over a company that is as it was, nothing is.</summary>
/// <param name="Table">The table; the scripts with its SELECT are named after it.</param>
/// <param name="Keys">Columns that a row is known by.</param>
/// <param name="Values">The other columns that it gives.</param>
/// <param name="IsDated">Whether rows keep when they were made.</param>
internal sealed record TableCopy(string Table, IReadOnlyList<string> Keys, IReadOnlyList<string> Values, bool IsDated)
{
    private const string Made = "created_at";

    /// <summary>Whether rows stay as they were first written.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Whether only rows are written that are not there, for now.</summary>
    public bool AddsOnly { get; init; }

    /// <summary>Whether the SELECT can give a key more than once. Then it has a column <c>twin</c> too, and the highest holds.</summary>
    public bool HasTwins { get; init; }

    /// <summary>The copy of a table with all its columns.</summary>
    /// <param name="context">The store.</param>
    /// <param name="keys">Columns that a row is known by.</param>
    /// <param name="others">Columns that are not copied.</param>
    public static TableCopy Of<T>(WorkforceContext context, IReadOnlyList<string> keys, params IReadOnlyList<string> others)
        where T : class
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Select(p => p.GetColumnName()).ToArray();
        return new TableCopy(entity.GetTableName()!, keys, [.. columns.Except([.. keys, .. others, "id", Made])], columns.Contains(Made));
    }

    /// <summary>The statement.</summary>
    /// <param name="select">The SELECT.</param>
    /// <param name="now">When rows that are new are made, as SQL.</param>
    public string Sql(string select, string now)
    {
        string[] columns = [.. Keys, .. Values];
        return $"""
            INSERT INTO {Table} ({Names(columns)}{(IsDated ? $", {Made}" : "")})
            SELECT {Names(columns, "n.")}{(IsDated ? $", {now}" : "")}
            FROM ({select}) n LEFT JOIN {Table} t ON {string.Join(" AND ", Keys.Select(k => $"t.{k} = n.{k}"))}
            WHERE {(IsSnapshot || AddsOnly ? $"t.{Keys[0]} IS NULL" : $"({Names(columns, "t.")}) IS DISTINCT FROM ({Names(columns, "n.")})")}
            {(HasTwins ? $"AND NOT EXISTS (SELECT 1 FROM ({select}) m WHERE {string.Join(" AND ", Keys.Select(k => $"m.{k} = n.{k}"))} AND m.twin > n.twin)" : "")}
            ON CONFLICT ({Names(Keys)}) DO {(IsSnapshot ? "NOTHING" : $"UPDATE SET {string.Join(", ", Values.Select(v => $"\"{v}\" = excluded.\"{v}\""))}")}
            """;
    }

    private static string Names(IEnumerable<string> columns, string of = "") => string.Join(", ", columns.Select(c => $"{of}\"{c}\""));
}
