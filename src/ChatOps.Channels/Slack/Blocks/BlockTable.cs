using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>Tables as text of one width, facts as lines.</summary>
internal static class BlockTable
{
    /// <summary>Most rows that are shown.</summary>
    public const int MostRows = 100;

    private const int WidestCell = 40;
    private const int WidestOnlyColumn = 100;
    private const string Fence = "```";

    /// <summary>Blocks of a table.</summary>
    public static IEnumerable<JsonObject> Of(TableBlock table)
    {
        if (table.Title is { Length: > 0 } title)
            yield return BlockText.Section($"*{Bold(title)}*");
        var rows = table.Rows.Take(MostRows).ToArray();
        if (rows.Length > 0)
        {
            var widest = table.Columns.Count == 1 ? WidestOnlyColumn : WidestCell;
            var lines = new[] { table.Columns }.Concat(rows).Select(r => r.Select(c => Cell(c, widest)).ToArray()).ToArray();
            var widths = Enumerable.Range(0, lines.Max(l => l.Length)).Select(n => lines.Max(l => n < l.Length ? l[n].Length : 0)).ToArray();
            var texts = lines.Select(l => Line(l, widths)).ToList();
            texts.Insert(1, new string('-', Math.Min(widths.Sum() + (2 * (widths.Length - 1)), 200)));
            foreach (var part in BlockText.Pack(texts.Select(BlockText.Escape), "\n", BlockText.LongestText - (2 * Fence.Length) - 2))
                yield return BlockText.Section($"{Fence}\n{part}\n{Fence}");
        }

        if (table.Rows.Count > rows.Length)
            yield return BlockText.Context(string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count - rows.Length} more rows did not fit here."));
    }

    /// <summary>Blocks of facts.</summary>
    public static IEnumerable<JsonObject> Of(FactsBlock facts)
    {
        if (facts.Title is { Length: > 0 } title)
            yield return BlockText.Section($"*{Bold(title)}*");
        foreach (var part in BlockText.Pack(facts.Facts.Take(MostRows).Select(f => $"{BlockText.Escape(f.Label)}: *{Bold(f.Value)}*"), "\n"))
            yield return BlockText.Section(part);
    }

    /// <summary>Text that can stand between two stars.</summary>
    public static string Bold(string text)
    {
        var line = BlockText.ShortenEscaped(BlockText.Escape(text.ReplaceLineEndings(" ").Replace('*', '∗').Trim()), 500);
        return line.Length == 0 ? "-" : line;
    }

    private static string Cell(string text, int widest) => ShortText.Of(text.ReplaceLineEndings(" ").Replace('`', '\'').Trim(), widest);

    private static string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var n = 0; n < cells.Length; n++)
            line.Append(cells[n].PadRight(widths[n])).Append("  ");
        return line.ToString().TrimEnd();
    }
}
