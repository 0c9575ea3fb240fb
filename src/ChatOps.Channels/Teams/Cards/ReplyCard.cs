using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>A reply as an Adaptive Card 1.5 (https://adaptivecards.io/explorer/), the largest that fits into 28 kB; where that isn't all of it, with a link to all of it.</summary>
/// <param name="seals">Seals the buttons.</param>
/// <param name="pages">Where all of it is seen.</param>
internal sealed class ReplyCard(PressSeals seals, ReplyPages pages)
{
    private const string Schema = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>Whether a reply needs a card: words alone are an ordinary message.</summary>
    public static bool IsNeeded(Reply reply) => reply.Blocks.Count > 0 || reply.Buttons.Count > 0 || reply.Note is not null || reply.Outcome == ReplyOutcome.Failed;

    /// <summary>The card; null where even the smallest is too large.</summary>
    /// <param name="reply">What it shows.</param>
    /// <param name="owner">Who may press its buttons, and where; null for nobody.</param>
    /// <param name="withText">Whether the words are on it; they may stand above it.</param>
    /// <param name="refresh">How it asks for what it says now; null where it doesn't.</param>
    public JsonObject? Of(Reply reply, PressOwner? owner, bool withText = true, CardRefresh? refresh = null)
    {
        foreach (var size in CardSize.All)
        {
            var card = Of(reply, owner, size, withText);
            if (refresh is not null)
                card["refresh"] = refresh.ToJson();
            if (System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(card, TeamsJson.Options).Length <= CardSize.MaxBytes)
                return card;
        }

        return null;
    }

    private JsonObject Of(Reply reply, PressOwner? owner, CardSize size, bool withText)
    {
        var buttons = new CardButtons(seals, owner, isOfQuestion: reply.Outcome == ReplyOutcome.Confirm, size);
        var body = new JsonArray();
        foreach (var item in withText ? Text(reply, size) : [])
            body.Add((JsonNode)item);
        foreach (var (block, number) in reply.Blocks.Select((b, n) => (b, n)))
        {
            foreach (var item in Items(block, buttons, size, number))
                body.Add((JsonNode)item);
        }

        foreach (var item in reply.Note is { } note ? CardText.SmallPrint(ShortText.Of(note, size.Letters)) : [])
            body.Add((JsonNode)item);

        if (body.Count == 0)
            body.Add((JsonNode)CardText.Plain("Your choice:", isSubtle: true, isSmall: true)); // buttons alone are no card

        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = Schema,
            ["version"] = "1.5",
            ["fallbackText"] = CardWords.Summary(reply),
            ["speak"] = CardWords.Summary(reply),
            ["body"] = body,
        };
        if (reply.Blocks.Any(b => b is RankingBlock or TableBlock or PictureBlock))
            card["msteams"] = new JsonObject { ["width"] = "Full" };
        var page = size == CardSize.All[0] ? null : pages.Of(reply);
        var actions = new JsonArray([.. buttons.Of(reply.Buttons.Take(page is null ? CardButtons.MaxActions : CardButtons.MaxActions - 1))]);
        if (page is not null)
            actions.Add((JsonNode)new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = ReplyPages.Label, ["url"] = page.AbsoluteUri });
        if (actions.Count > 0)
            card["actions"] = actions;
        return card;
    }

    private static IEnumerable<JsonObject> Text(Reply reply, CardSize size)
    {
        var paragraphs = size.IsLast
            ? [CardText.Plain(ShortText.Of(CardWords.Plain(reply.Text), size.Text))]
            : CardText.Paragraphs(ShortText.Of(reply.Text, size.Text));
        return reply.Outcome == ReplyOutcome.Failed
            ? [new JsonObject { ["type"] = "Container", ["style"] = "attention", ["items"] = new JsonArray([.. paragraphs]) }]
            : paragraphs;
    }

    private static IEnumerable<JsonObject> Items(ReplyBlock block, CardButtons buttons, CardSize size, int number) => block switch
    {
        RankingBlock ranking => RankingCard.Items(ranking, buttons, size, number),
        TableBlock table => TableCard.Items(table, size),
        FactsBlock facts => TableCard.Items(facts, size),
        // A picture of up to 200 kB fits into no card; its numbers do, and say the same.
        PictureBlock picture => [CardText.Plain(picture.AltText), .. TableCard.Items(picture.Numbers with { Title = picture.Title ?? picture.Numbers.Title }, size)],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "It is not shown."),
    };
}
