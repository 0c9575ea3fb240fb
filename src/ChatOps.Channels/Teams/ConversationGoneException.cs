namespace ChatOps.Channels.Teams;

/// <summary>The bot may not write into a conversation any more: it was removed, blocked, or the conversation is gone (403, 404).</summary>
/// <param name="code">The connector's code, e.g. <c>BotNotInConversationRoster</c>.</param>
internal sealed class ConversationGoneException(string code) : Exception($"The conversation can't be written to: {code}.")
{
    public string Code { get; } = code;
}
