namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Somebody in an activity: a person or a bot.</summary>
/// <param name="Id">The connector's id; a person's begins with <c>29:</c>, a bot's with <c>28:</c>.</param>
/// <param name="Name">Display name: to show, never to decide by.</param>
/// <param name="AadObjectId">Entra object id; only people have one.</param>
/// <param name="Role"><c>bot</c> for bots, <c>user</c> or nothing for people.</param>
internal sealed record TeamsAccount(string? Id, string? Name = null, string? AadObjectId = null, string? Role = null);
