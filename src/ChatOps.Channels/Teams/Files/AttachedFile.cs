namespace ChatOps.Channels.Teams.Files;

/// <summary>A file that came with a message.</summary>
/// <param name="Name">Its name, as it was sent.</param>
/// <param name="Address">Where it lies; null if that isn't said, or is no address.</param>
internal sealed record AttachedFile(string? Name, Uri? Address);
