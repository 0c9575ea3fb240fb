using System.Globalization;

namespace ChatOps.Agent.Replies;

/// <summary>The blocks of a reply as tables of plain text, as a model reads them and as its answer is checked against.</summary>
internal static class ReplyTables
{
    /// <summary>Every block that holds words or numbers, in order.</summary>
    public static IEnumerable<TableBlock> Of(Reply reply) => reply.Blocks.Select(Of).OfType<TableBlock>();

    private static TableBlock? Of(ReplyBlock block) => block switch
    {
        TableBlock table => table,
        PictureBlock picture => picture.Numbers,
        FactsBlock facts => new TableBlock(facts.Title, ["what", "value"], [.. facts.Facts.Select(f => (IReadOnlyList<string>)[f.Label, f.Value])]),
        RankingBlock ranking => new TableBlock(
            $"{ranking.TaskId} {ranking.TaskTitle}",
            ["rank", "id", "name", "score", "chance of success", "free h per week", "summary", "reasons in points"],
            [.. ranking.People.Select(Row)]),
        _ => null,
    };

    private static IReadOnlyList<string> Row(RankedPerson person) =>
    [
        person.Rank.ToString(CultureInfo.InvariantCulture),
        person.PersonId,
        person.Name,
        person.Score.ToString(CultureInfo.InvariantCulture),
        person.Success is { } s ? RankingWords.Percent(s) : "not measurable yet",
        person.FreeHours?.ToString("0.#", CultureInfo.InvariantCulture) ?? "not known",
        person.Summary,
        string.Join("; ", person.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Text} {r.Points:+0;-0;0}"))),
    ];
}
