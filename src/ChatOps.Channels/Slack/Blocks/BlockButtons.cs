using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>A reply's buttons as actions.</summary>
/// <param name="seals">Seals what they do.</param>
/// <param name="owner">Who may press them, and where; null for a message that anybody sees and nobody presses.</param>
/// <param name="isOfQuestion">Whether they answer a question.</param>
internal sealed class BlockButtons(PressSeals seals, PressOwner? owner, bool isOfQuestion)
{
    /// <summary>Most buttons of one row.</summary>
    public const int Most = 25;

    /// <summary>Longest value of a button; the sealed press has to fit.</summary>
    public const int LongestValue = 2_000;

    /// <summary>The row of buttons; null where there are none.</summary>
    public JsonObject? Of(IEnumerable<ReplyButton> buttons)
    {
        if (owner is null)
            return null;
        var elements = buttons.Take(Most).Select(Button).OfType<JsonNode>().ToArray();
        return elements.Length == 0 ? null : new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(elements) };
    }

    private JsonObject? Button(ReplyButton button, int number)
    {
        // What is said with a press is for people; where it takes the room of the call itself, the label says it.
        var seal = seals.Seal(button, owner!, isOfQuestion);
        if (seal.Length > LongestValue)
            seal = seals.Seal(button with { Says = ShortText.Of(button.Label, BlockText.LongestLabel) }, owner!, isOfQuestion);
        if (seal.Length > LongestValue)
            return null;
        var element = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = $"{SlackReader.PressAction}-{number}",
            ["text"] = BlockText.Plain(button.Label, BlockText.LongestLabel),
            ["value"] = seal,
        };
        if (button.IsPrimary)
            element["style"] = "primary";
        return element;
    }
}
