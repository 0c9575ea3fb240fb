namespace ChatOps.Workforce.Store.Channels;

/// <summary>Where channels can speak unasked, and which messages they have sent there: in the same database as the company.</summary>
public interface IKnownConversations
{
    /// <summary>Keeps where a conversation is reached; writes only if something differs, so it may be told with every message.</summary>
    Task KeepAsync(KnownConversation conversation, CancellationToken cancellationToken);

    /// <summary>A conversation; null if nothing is known of it.</summary>
    Task<KnownConversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Notes that the bot was turned away. <see cref="KeepAsync"/> takes it back when somebody speaks to it there again.</summary>
    Task BlockAsync(string conversationId, DateTime now, CancellationToken cancellationToken);

    /// <summary>Id of the message about a topic; null if there is none.</summary>
    Task<string?> FindMessageAsync(string conversationId, string topic, CancellationToken cancellationToken);

    /// <summary>What a message is about; null if it is not known.</summary>
    Task<string?> FindTopicAsync(string conversationId, string messageId, CancellationToken cancellationToken);

    /// <summary>Keeps the id of the message about its topic, instead of an earlier one.</summary>
    Task KeepMessageAsync(SentMessage message, CancellationToken cancellationToken);

    /// <summary>Forgets messages that were last changed before <paramref name="before"/> (UTC).</summary>
    Task<int> DropMessagesAsync(DateTime before, CancellationToken cancellationToken);
}
