using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams;

/// <summary>What is kept of a conversation to speak there later: ids and addresses, no names.</summary>
/// <param name="Place">Where.</param>
/// <param name="UserId">Entra object id of the one whose chat it is; null in a place of many.</param>
internal sealed record ReachablePlace(TeamsPlace Place, string? UserId);
