using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>A reply's buttons as actions of a card: <c>Action.Execute</c>, and <c>Action.Submit</c> for clients that don't know it.</summary>
/// <param name="seals">Seals what they do.</param>
/// <param name="owner">Who may press them, and where; null for a card that anybody sees and nobody presses.</param>
/// <param name="isOfQuestion">Whether they answer a question.</param>
/// <param name="size">Whether there is room for them, and for the older kind of action.</param>
internal sealed class CardButtons(PressSeals seals, PressOwner? owner, bool isOfQuestion, CardSize size)
{
    /// <summary>Most actions in one row; Teams shows six.</summary>
    public const int MaxActions = 6;

    /// <summary>Longest label; Teams cuts it off before that.</summary>
    private const int LongestLabel = 60;

    /// <summary>The verb of every press: what it does is in its seal.</summary>
    private const string Verb = "press";

    /// <summary>The actions, at most six.</summary>
    public IEnumerable<JsonObject> Of(IEnumerable<ReplyButton> buttons) => owner is null || !size.Buttons ? [] : buttons.Take(MaxActions).Select(Action);

    private JsonObject Action(ReplyButton button)
    {
        var seal = seals.Seal(button, owner!, isOfQuestion);
        var action = New("Action.Execute", button);
        action["verb"] = Verb;
        action["data"] = new JsonObject { [TeamsActivity.SealName] = seal };
        if (size.Fallback)
        {
            var older = New("Action.Submit", button);
            older["data"] = new JsonObject { [TeamsActivity.SealName] = seal };
            action["fallback"] = older;
        }

        return action;
    }

    private static JsonObject New(string type, ReplyButton button)
    {
        var action = new JsonObject { ["type"] = type, ["title"] = ShortText.Of(button.Label, LongestLabel) };
        if (button.IsPrimary)
            action["style"] = "positive";
        return action;
    }
}
