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
                $"*{person.Rank}  {BlockTable.Bold(person.Name)}*  {person.Score} points\n`{Bar(person.Score)}`\n{BlockText.Escape(BlockText.Shorten(person.Summary, 500))}\n{Outlook(person)}"));
            if (person.Reasons.Count > 0)
                yield return BlockText.Context(BlockText.Pack(person.Reasons.Select(Reason), "  ·  ").First());
            if (buttons.Of(person.Buttons) is { } row)
                yield return row;
        }

        if (ranking.People.Count > MostPeople)
            yield return BlockText.Context(string.Create(CultureInfo.InvariantCulture, $"{ranking.People.Count - MostPeople} more; ask for fewer at a time to see them."));
    }

    /// <summary>The ranking in words, for who does not see the blocks.</summary>
    public static string InWords(RankingBlock ranking) => string.Join("; ", ranking.People.Take(MostPeople).Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{p.Rank}. {p.Name}, {p.Score} points{(p.Success is { } s ? $", success {Percent(s)}" : "")}")));

    private static string Bar(int score)
    {
        var reached = (int)Math.Round(Math.Clamp(score, 0, 100) * BarLength / 100d, MidpointRounding.AwayFromZero);
        return new string('█', reached) + new string('░', BarLength - reached);
    }

    private static string Outlook(RankedPerson person)
    {
        var success = person.Success is { } s ? $"Success {Percent(s)}" : "Success not measurable yet";
        var hours = person.FreeHours is { } free ? string.Create(CultureInfo.InvariantCulture, $"{free:0.#} h free a week") : "free hours not known";
        return $"{success} · {hours}";
    }

    private static string Percent(ProbabilityRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * range.Value:0} % ({100 * range.Low:0}-{100 * range.High:0})");

    private static string Reason(ScoreLine reason) => string.Create(CultureInfo.InvariantCulture, $"*{reason.Points:+0;-0;0}* {BlockText.Escape(BlockText.Shorten(reason.Text, 300))}");
}
