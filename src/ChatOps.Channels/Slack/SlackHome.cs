using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Channels.Slack.Protocol;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Channels.Slack;

/// <summary>The bot's home (https://docs.slack.dev/surfaces/app-home): what waits for this person's yes, and what they can ask.</summary>
internal sealed class SlackHome(PacedTurns turns, IConversationStore store, SlackClient client, PressSeals seals, ReplyPages pages, TimeProvider time)
{
    private const int MostBlocks = 100;
    private const int MostWaiting = 5;
    private const int BlocksOfOne = 10;

    /// <summary>Turns of a conversation among which a question is looked for: what waits is what was asked last.</summary>
    private const int LastTurns = 5;

    private readonly ReplyBlocks _blocks = new(seals, pages);

    /// <summary>Shows the home.</summary>
    /// <param name="asked">What it is shown for.</param>
    /// <param name="speaker">Whose home it is.</param>
    /// <param name="outcome">What came of a press in it; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ShowAsync(SlackEvent asked, Speaker speaker, Reply? outcome, CancellationToken cancellationToken)
    {
        var home = SlackEvent.HomeOf(asked.Team, asked.User);
        var blocks = new List<JsonNode>();
        if (outcome is not null)
            blocks.AddRange(BlocksOf(outcome, new PressOwner(asked.User, home, home)));
        blocks.Add(BlockText.Header("Waiting for your yes"));
        var waiting = await WaitingAsync(speaker, cancellationToken);
        if (waiting.Count == 0)
            blocks.Add(BlockText.Section("Nothing is waiting."));
        foreach (var (conversation, question) in waiting)
            blocks.AddRange(BlocksOf(question, new PressOwner(asked.User, home, conversation)));
        blocks.Add(BlockText.Header("What you can ask"));
        blocks.AddRange(BlockText.Sections((await HelpAsync(asked, home, speaker, cancellationToken)).Text));
        await client.PublishHomeAsync(asked.User, new JsonArray([.. blocks.Take(MostBlocks)]), cancellationToken);
    }

    private JsonNode[] BlocksOf(Reply reply, PressOwner owner) => [.. _blocks.Of(reply, owner, BlocksOfOne).Blocks.Select(b => b!.DeepClone())];

    private Task<Reply> HelpAsync(SlackEvent asked, string home, Speaker speaker, CancellationToken cancellationToken) => turns.TakeTurnAsync(
        new Turn { EventId = $"{asked.Id}/help", ConversationId = home, OwnerId = speaker.Key, Speaker = speaker, Text = "Help", Pressed = PlannedCall.Of("help.help") },
        progress: null,
        cancellationToken);

    /// <summary>The questions as they were asked, newest first, where they were the last that was said.</summary>
    private async Task<IReadOnlyList<(string Conversation, Reply Question)>> WaitingAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var found = new List<(string, Reply)>();
        foreach (var call in await store.ReadWaitingAsync(speaker.Key, time.GetUtcNow().UtcDateTime, MostWaiting, cancellationToken))
        {
            var turns = await store.ReadTurnsAsync(call.ConversationId, LastTurns, cancellationToken);
            var question = turns.Reverse().Select(t => JsonSerializer.Deserialize<Reply>(t.Reply, ReplyJson.Options)).FirstOrDefault(r => r?.Buttons.Any(b => b.Call["id"] == call.Id) == true);
            if (question is not null)
                found.Add((call.ConversationId, question));
        }

        return found;
    }
}
