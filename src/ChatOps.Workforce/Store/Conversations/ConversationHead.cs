namespace ChatOps.Workforce.Store.Conversations;

/// <summary>A conversation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FirstSaid">What it began with.</param>
/// <param name="Updated">When it was last used, UTC.</param>
public sealed record ConversationHead(string Id, string FirstSaid, DateTime Updated);
