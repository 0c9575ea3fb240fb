using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Agent.Replies;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary>Renders a reply on a terminal. Bars and colours only repeat what the numbers say.</summary>
internal static partial class ConsoleReply
{
    private const int BarWidth = 10;

    public static void Write(Reply reply, IAnsiConsole console)
    {
        console.MarkupLine(Markup(reply.Text));
        foreach (var block in reply.Blocks)
        {
            console.WriteLine();
            console.Write(block switch
            {
                RankingBlock ranking => Ranking(ranking),
                TableBlock table => Plain(table),
                FactsBlock facts => Facts(facts),
                PictureBlock picture => Plain(picture.Numbers with { Title = picture.Title ?? picture.AltText }),
                _ => throw new InvalidOperationException($"A {block.GetType().Name} can't be printed."),
            });
        }

        if (reply.Note is { } note)
        {
            console.WriteLine();
            console.MarkupLine("[dim]" + Markup(note) + "[/]");
        }

        if (reply.Outcome == ReplyOutcome.Confirm)
            console.MarkupLine("\n[dim]The command line takes one turn: say it again with --yes to do it.[/]");
        else if (reply.Outcome == ReplyOutcome.Clarify && reply.Buttons.Count > 0)
            console.MarkupLine("\n" + string.Join("\n", reply.Buttons.Select(b => "  " + Spectre.Console.Markup.Escape(b.Label))));
    }

    private static Table Ranking(RankingBlock block)
    {
        var table = Grid("#", "Name", "Score", "Success (80 %)", "Free", "Reasons, with their points");
        foreach (var person in block.People)
        {
            var filled = (int)Math.Round(person.Score / 100.0 * BarWidth);
            var success = person.Success is { } s ? RankingWords.Percent(s) : "not measurable yet";
            table.AddRow(
                new Text(person.Rank.ToString(CultureInfo.InvariantCulture)),
                new Text(person.Name),
                new Text($"{person.Score,3} {new string('█', filled)}{new string('░', BarWidth - filled)}"),
                new Text(success),
                new Text(person.FreeHours is { } free ? string.Create(CultureInfo.InvariantCulture, $"{free:0} h/week") : "unknown"),
                new Text(string.Join("\n", person.Reasons.Select(r => $"{r.Points.ToString("+0;-0;+0", CultureInfo.InvariantCulture),3}  {r.Text}"))));
        }

        return table;
    }

    private static Table Plain(TableBlock block)
    {
        var table = Grid([.. block.Columns]);
        if (block.Title is { } title)
            table.Title(Spectre.Console.Markup.Escape(title));
        foreach (var row in block.Rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }

    private static Table Facts(FactsBlock block)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        if (block.Title is { } title)
            table.Title(Spectre.Console.Markup.Escape(title));
        foreach (var fact in block.Facts)
            table.AddRow(new Text(fact.Label), new Text(fact.Value));
        return table;
    }

    private static Table Grid(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Spectre.Console.Markup.Escape(column)));
        return table;
    }

    private static string Markup(string text) => Italic().Replace(
        Bold().Replace(Spectre.Console.Markup.Escape(text), "[bold]$1[/]"), "[italic]$1[/]");

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(.+?)\*")]
    private static partial Regex Italic();
}
