using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack;

/// <summary>The modal that asks for the task where <c>/who</c> came without one.</summary>
internal static class SlackModal
{
    private const string Block = "task";
    private const string Input = "input";
    private const int LongestAnswer = 300;

    /// <summary>The view.</summary>
    /// <param name="asked">The command; the answer goes where it came from.</param>
    public static JsonObject Of(SlackEvent asked) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = SlackReader.AskForTask,
        ["title"] = BlockText.Plain("Who should take it?", BlockText.LongestTitle),
        ["submit"] = BlockText.Plain("Ask", BlockText.LongestTitle),
        ["close"] = BlockText.Plain("Cancel", BlockText.LongestTitle),
        ["private_metadata"] = new JsonObject { ["channel"] = asked.Channel, ["response_url"] = asked.ResponseUrl?.AbsoluteUri }.ToJsonString(),
        ["blocks"] = new JsonArray(new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = Block,
            ["label"] = BlockText.Plain("Task", BlockText.LongestLabel),
            ["element"] = new JsonObject
            {
                ["type"] = "plain_text_input",
                ["action_id"] = Input,
                ["max_length"] = LongestAnswer,
                ["placeholder"] = BlockText.Plain("Its number or its title, e.g. TASK-101", BlockText.LongestLabel),
            },
        }),
    };

    /// <summary>What was written; null if nothing was.</summary>
    public static string? Answer(JsonElement view) => view.Get("state").Get("values").Get(Block).Get(Input).Words("value");

    /// <summary>Where the command came from.</summary>
    public static bool TryReadOrigin(string? metadata, out string channel, out Uri? responseUrl)
    {
        (channel, responseUrl) = ("", null);
        try
        {
            using var origin = JsonDocument.Parse(metadata ?? "", SlackNode.Options);
            channel = origin.RootElement.Words("channel") ?? "";
            responseUrl = origin.RootElement.Address("response_url");
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
