namespace ChatOps.Channels.Teams.Presses;

/// <summary>Whose buttons a card carries.</summary>
/// <param name="UserId">Who may press them: Entra object id.</param>
/// <param name="ShownIn">The conversation of Teams that the card is shown in.</param>
/// <param name="ConversationId">The agent's conversation that they belong to.</param>
internal sealed record PressOwner(string UserId, string ShownIn, string ConversationId);
