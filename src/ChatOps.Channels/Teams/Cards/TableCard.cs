using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>Tables and facts.</summary>
internal static class TableCard
{
    /// <summary>Items of a table.</summary>
    public static IEnumerable<JsonObject> Items(TableBlock table, CardSize size)
    {
        if (table.Title is { Length: > 0 } title)
            yield return Heading(ShortText.Of(title, size.Letters));
        var rows = table.Rows.Take(size.Rows).ToArray();
        if (rows.Length > 0)
        {
            yield return new JsonObject
            {
                ["type"] = "Table",
                ["firstRowAsHeader"] = true,
                ["showGridLines"] = false,
                ["columns"] = new JsonArray([.. table.Columns.Select((_, n) => new JsonObject { ["width"] = n == 0 ? 2 : 1 })]),
                ["rows"] = new JsonArray([Row(table.Columns, size, isHeader: true), .. rows.Select(r => Row(r, size, isHeader: false))]),
            };
        }

        if (table.Rows.Count > rows.Length)
            yield return Missing(table.Rows.Count - rows.Length, "row");
    }

    /// <summary>Items of facts.</summary>
    public static IEnumerable<JsonObject> Items(FactsBlock facts, CardSize size)
    {
        if (facts.Title is { Length: > 0 } title)
            yield return Heading(ShortText.Of(title, size.Letters));
        var shown = facts.Facts.Take(size.Rows).ToArray();
        foreach (var fact in shown)
        {
            yield return new JsonObject
            {
                ["type"] = "ColumnSet",
                ["spacing"] = "Small",
                ["columns"] = new JsonArray(
                    Cell(1, CardText.Plain(ShortText.Of(fact.Label, size.Letters), isSubtle: true)),
                    Cell(2, CardText.Plain(ShortText.Of(fact.Value, size.Letters)))),
            };
        }

        if (facts.Facts.Count > shown.Length)
            yield return Missing(facts.Facts.Count - shown.Length, "line");
    }

    /// <summary>A heading within a card.</summary>
    public static JsonObject Heading(string text)
    {
        var heading = CardText.Plain(text, isBold: true);
        heading["spacing"] = "Medium";
        return heading;
    }

    private static JsonObject Row(IReadOnlyList<string> cells, CardSize size, bool isHeader) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray(
        [
            .. cells.Select(c => new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(CardText.Plain(ShortText.Of(c, size.Letters), isBold: isHeader, isSmall: true)) }),
        ]),
    };

    private static JsonObject Cell(int width, JsonObject item) => new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(item) };

    private static JsonObject Missing(int count, string what) => CardText.Plain(
        string.Create(CultureInfo.InvariantCulture, $"{count} more {what}{(count == 1 ? "" : "s")} did not fit here."), isSubtle: true, isSmall: true);
}
