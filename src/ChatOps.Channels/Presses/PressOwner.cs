namespace ChatOps.Channels.Presses;

/// <summary>Whose buttons an answer carries.</summary>
/// <param name="UserId">Who may press them: Entra object id or Slack user id.</param>
/// <param name="ShownIn">The conversation, as the channel names it, that they are shown in.</param>
/// <param name="ConversationId">The agent's conversation that they belong to.</param>
/// <param name="Until">How long they can be pressed; null for as long as configured, from now.</param>
internal sealed record PressOwner(string UserId, string ShownIn, string ConversationId, DateTimeOffset? Until = null);
