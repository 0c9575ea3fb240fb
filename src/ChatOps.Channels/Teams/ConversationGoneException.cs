namespace ChatOps.Channels.Teams;

/// <summary>The bot may not write into a conversation any more: it was removed, blocked, or the conversation or a message of it is gone (403, 404).</summary>
/// <param name="code">The connector's code, e.g. <c>BotNotInConversationRoster</c>.</param>
/// <param name="isMessage">Whether it may be a message alone that is gone.</param>
internal sealed class ConversationGoneException(string code, bool isMessage = false) : Exception($"The conversation can't be written to: {code}.")
{
    public string Code { get; } = code;

    /// <summary>Whether it may be a message alone that is gone, and not the conversation.</summary>
    public bool IsMessage { get; } = isMessage;
}
