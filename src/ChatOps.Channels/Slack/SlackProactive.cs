using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Blocks;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Slack;

/// <summary>Says something unasked, and changes it as it goes on: how far a training is, that it has ended.</summary>
internal sealed partial class SlackProactive(SlackPlaces places, SlackClient client, PersonalReplies personal, PressSeals seals, ReplyPages pages, ILogger<SlackProactive> logger) : IProactiveChannel, IDisposable
{
    private readonly ReplyBlocks _blocks = new(seals, pages);

    private readonly TopicLines _lines = new();

    public string Channel => SlackIntake.Channel;

    public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken) =>
        _lines.InLineAsync(conversationId, topic, () => SendAsync(conversationId, topic, reply, cancellationToken), cancellationToken);

    public void Dispose() => _lines.Dispose();

    private async Task<bool> SendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(conversationId, cancellationToken) is not (var address, var isOfMany))
            return false;
        var place = string.Join('/', conversationId.Split('/').Take(2));
        if (isOfMany && personal.GoToAskerAlone(reply, place))
            return false; // nobody asked, so there is nobody to whom it could go alone
        try
        {
            var channel = address.Channel ?? await client.OpenDirectAsync(address.User!, cancellationToken);
            var owner = address.User is { } user ? new PressOwner(user, $"{Channel}:{place[(Channel.Length + 1)..].Split('/')[0]}/{channel}", conversationId) : null;
            var message = _blocks.Of(reply, owner);
            if (await places.FindMessageAsync(conversationId, topic, cancellationToken) is { } earlier && await TryUpdateAsync(channel, earlier, message, cancellationToken))
                return true;
            await places.KeepMessageAsync(conversationId, topic, await client.PostAsync(channel, address.Thread, message, cancellationToken), cancellationToken);
            return true;
        }
        catch (SlackRefusedException e)
        {
            LogNotSent(e.Code);
            if (e.IsGone)
                await places.BlockAsync(conversationId, cancellationToken);
            return false;
        }
    }

    private async Task<bool> TryUpdateAsync(string channel, string id, SlackMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateAsync(channel, id, message, cancellationToken);
            return true;
        }
        catch (SlackRefusedException e) when (e.IsMessageGone)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "News could not be brought to a conversation of Slack: {Code}")]
    private partial void LogNotSent(string code);
}
