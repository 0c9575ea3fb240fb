namespace ChatOps.Channels.Teams.Protocol;

/// <summary>A reaction to a message.</summary>
/// <param name="Type">E.g. <c>like</c>, <c>heart</c>, <c>sad</c>.</param>
internal sealed record TeamsReaction(string? Type);
