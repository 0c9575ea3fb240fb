using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>A ranking: for each person a name, a line, a bar with the score, the chance of success, free hours, the reasons, and buttons.</summary>
internal static class BlockRanking
{
    /// <summary>People that are shown at first.</summary>
    private const int MostPeople = 5;

    private const int BarLength = 20;

    /// <summary>Blocks of a ranking.</summary>
    public static IEnumerable<JsonObject> Of(RankingBlock ranking, BlockButtons buttons)
    {
        foreach (var person in ranking.People.Take(MostPeople))
        {
            yield return BlockText.Section(string.Create(
                CultureInfo.InvariantCulture,
                $"*{person.Rank}  {BlockTable.Bold(person.Name)}*  {person.Score} points\n`{Bar(person.Score)}`\n{BlockText.Escape(ShortText.Of(person.Summary, 500))}\n{RankingWords.Outlook(person)}"));
            if (person.Reasons.Count > 0)
                yield return BlockText.Context(BlockText.Pack(person.Reasons.Select(Reason), "  ·  ").First());
            if (buttons.Of(person.Buttons) is { } row)
                yield return row;
        }

        if (ranking.People.Count > MostPeople)
            yield return BlockText.Context(string.Create(CultureInfo.InvariantCulture, $"{ranking.People.Count - MostPeople} more; ask for fewer at a time to see them."));
    }

    private static string Bar(int score)
    {
        var reached = (int)Math.Round(Math.Clamp(score, 0, 100) * BarLength / 100d, MidpointRounding.AwayFromZero);
        return new string('█', reached) + new string('░', BarLength - reached);
    }

    private static string Reason(ScoreLine reason) => string.Create(CultureInfo.InvariantCulture, $"*{reason.Points:+0;-0;0}* {BlockText.Escape(ShortText.Of(reason.Text, 300))}");
}
