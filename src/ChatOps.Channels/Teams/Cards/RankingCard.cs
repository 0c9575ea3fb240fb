using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>A ranking: for each person a name, a line, a bar with the score, the chance of success, free hours, reasons that unfold, and buttons.</summary>
internal static class RankingCard
{
    /// <summary>Characters of a whole bar: they fit beside each other on a phone.</summary>
    private const int BarLength = 24;

    /// <summary>Items of one ranking.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="buttons">The people's buttons.</param>
    /// <param name="size">How much is shown.</param>
    /// <param name="number">Number of the block in its card: ids have to differ.</param>
    public static IEnumerable<JsonObject> Items(RankingBlock ranking, CardButtons buttons, CardSize size, int number)
    {
        var shown = ranking.People.Take(size.People).ToArray();
        foreach (var (person, n) in shown.Select((p, n) => (p, n)))
            yield return Person(person, buttons, size, $"why-{number}-{n}");
        if (ranking.People.Count > shown.Length)
            yield return CardText.Plain(string.Create(CultureInfo.InvariantCulture, $"{ranking.People.Count - shown.Length} more; ask for fewer at a time to see them."), isSubtle: true, isSmall: true);
    }

    private static JsonObject Person(RankedPerson person, CardButtons buttons, CardSize size, string reasonsId)
    {
        var name = ShortText.Of(person.Name, size.Letters);
        var items = new JsonArray(
            Columns(
                Column("stretch", CardText.Plain($"{person.Rank}  {name}", isBold: true), CardText.Plain(ShortText.Of(person.Summary, size.Letters), isSubtle: true, isSmall: true)),
                Column("auto", Score(person))),
            Bar(person.Score),
            CardText.Plain(RankingWords.Outlook(person), isSmall: true));
        if (size.Reasons && person.Reasons.Count > 0)
            items.Add((JsonNode)Reasons(person, size, reasonsId));
        var actions = new JsonArray([.. size.Reasons && person.Reasons.Count > 0 ? [Toggle(name, reasonsId)] : Array.Empty<JsonNode>(), .. buttons.Of(person.Buttons.Take(CardButtons.MaxActions - 1))]);
        if (actions.Count > 0)
            items.Add((JsonNode)new JsonObject { ["type"] = "ActionSet", ["actions"] = actions });
        return new JsonObject { ["type"] = "Container", ["separator"] = true, ["spacing"] = "Medium", ["items"] = items };
    }

    private static JsonObject Score(RankedPerson person) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = person.Score.ToString(CultureInfo.InvariantCulture),
        ["size"] = "Large",
        ["weight"] = "Bolder",
        ["horizontalAlignment"] = "Right",
    };

    /// <summary>
    /// A thin line of characters: columns with a colour are as high as their padding, and Teams does not show pictures that come within a card everywhere.
    /// The number stands beside it.
    /// </summary>
    private static JsonObject Bar(int score)
    {
        var reached = (int)Math.Round(Math.Clamp(score, 0, 100) * BarLength / 100d, MidpointRounding.AwayFromZero);
        var parts = new[] { Part(reached, isReached: true), Part(BarLength - reached, isReached: false) };
        var bar = CardText.Block([.. parts.OfType<JsonNode>()]);
        bar["spacing"] = "None";
        return bar;
    }

    private static JsonObject? Part(int length, bool isReached)
    {
        if (length == 0)
            return null;
        var run = CardText.Run(new string('━', length), isSubtle: !isReached, isSmall: true);
        run["color"] = isReached ? "Accent" : "Light";
        return run;
    }

    private static JsonObject Reasons(RankedPerson person, CardSize size, string id) => new()
    {
        ["type"] = "Container",
        ["id"] = id,
        ["isVisible"] = false,
        ["spacing"] = "Small",
        ["items"] = new JsonArray(
        [
            .. person.Reasons.Select(r => CardText.Block(
                CardText.Run(string.Create(CultureInfo.InvariantCulture, $"{r.Points:+0;-0;0}  "), isBold: true, isSmall: true),
                CardText.Run(ShortText.Of(r.Text, size.Letters), isSmall: true))),
        ]),
    };

    private static JsonObject Toggle(string name, string id) => new()
    {
        ["type"] = "Action.ToggleVisibility",
        ["title"] = "Reasons",
        ["tooltip"] = $"Show or hide what makes up the score of {name}",
        ["targetElements"] = new JsonArray(id),
    };

    private static JsonObject Columns(params JsonNode[] columns) => new() { ["type"] = "ColumnSet", ["columns"] = new JsonArray(columns) };

    private static JsonObject Column(string width, params JsonNode[] items) => new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(items) };
}
