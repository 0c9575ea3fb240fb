using System.Text.Json;
using ChatOps.Channels.Slack.Protocol;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Slack;

/// <summary>Where the bot can speak unasked.</summary>
internal sealed class SlackPlaces(IKnownConversations known, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps where a conversation is reached.</summary>
    /// <param name="asked">What was asked in it.</param>
    /// <param name="ownerKey">Key of the speaker, where it is one person's; null for a channel of many.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task KeepAsync(SlackEvent asked, string? ownerKey, CancellationToken cancellationToken)
    {
        var isDirect = asked is { Kind: SlackKind.Message, IsDirect: true };
        var address = new SlackAddress(
            ownerKey is null || isDirect ? asked.Channel : null, // where a command was given the bot itself may not be
            ownerKey is null ? asked.Thread ?? asked.Message : null,
            ownerKey is null ? null : asked.User);
        return known.KeepAsync(new KnownConversation { Id = asked.ConversationId, OwnerId = ownerKey, Address = JsonSerializer.Serialize(address), Updated = Now }, cancellationToken);
    }

    /// <summary>Where a conversation is reached; null if that isn't known or the bot was turned away there.</summary>
    public async Task<(SlackAddress Address, bool IsOfMany)?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        await known.FindAsync(conversationId, cancellationToken) is { IsBlocked: false } found && JsonSerializer.Deserialize<SlackAddress>(found.Address) is { } address
            ? (address, found.OwnerId is null)
            : null;

    /// <summary>Notes that the bot was turned away.</summary>
    public Task BlockAsync(string conversationId, CancellationToken cancellationToken) => known.BlockAsync(conversationId, Now, cancellationToken);

    /// <summary>The message about a topic; null if there is none.</summary>
    public Task<string?> FindMessageAsync(string conversationId, string topic, CancellationToken cancellationToken) => known.FindMessageAsync(conversationId, topic, cancellationToken);

    /// <summary>Keeps the message about a topic.</summary>
    public Task KeepMessageAsync(string conversationId, string topic, string messageId, CancellationToken cancellationToken) =>
        known.KeepMessageAsync(new SentMessage { ConversationId = conversationId, Topic = topic, MessageId = messageId, At = Now }, cancellationToken);
}
