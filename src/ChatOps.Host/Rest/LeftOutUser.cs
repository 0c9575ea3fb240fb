namespace ChatOps.Host.Rest;

/// <summary>Somebody who can't take a task.</summary>
/// <param name="UserId">Id of the person.</param>
/// <param name="Reason">Why not.</param>
internal sealed record LeftOutUser(string UserId, string Reason);
