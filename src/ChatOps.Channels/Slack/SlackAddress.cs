namespace ChatOps.Channels.Slack;

/// <summary>What has to be known to speak in a conversation.</summary>
/// <param name="Channel">The channel; null where the person's direct message is opened for it.</param>
/// <param name="Thread">The message that its thread begins with; null for none.</param>
/// <param name="User">Whose conversation it is; null for a channel of many.</param>
internal sealed record SlackAddress(string? Channel, string? Thread, string? User);
