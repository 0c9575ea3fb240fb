using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Planning;

/// <summary>A reply as the language model gets to see it: words, numbers and tables, compact; no buttons, for it has nothing to press.</summary>
internal static class ReplyView
{
    /// <summary>Rows of a table that the model sees; the speaker sees all of them.</summary>
    private const int MaxRows = 25;

    public static JsonObject Of(Reply reply)
    {
        var view = new JsonObject { ["outcome"] = reply.Outcome.ToString(), ["text"] = reply.Text };
        if (reply.Note is { } note)
            view["note"] = note;
        var tables = ReplyTables.Of(reply).Select(t => (JsonNode)Of(t)).ToArray();
        if (tables.Length > 0)
            view["tables"] = new JsonArray(tables);
        return view;
    }

    private static JsonObject Of(TableBlock table)
    {
        var view = new JsonObject();
        if (table.Title is { } title)
            view["title"] = title;
        view["columns"] = Cells(table.Columns);
        view["rows"] = new JsonArray([.. table.Rows.Take(MaxRows).Select(r => (JsonNode)Cells(r))]);
        if (table.Rows.Count > MaxRows)
            view["rowsLeftOut"] = table.Rows.Count - MaxRows;
        return view;
    }

    private static JsonArray Cells(IEnumerable<string> cells) => [.. cells.Select(c => (JsonNode)c)];
}
