namespace ChatOps.Host.Health;

/// <summary>How a channel is that lets the bot in.</summary>
internal static class ChannelWords
{
    /// <param name="isWell">Whether the newest answer was delivered; null where none was asked for.</param>
    public static ComponentHealth Of(bool? isWell) => isWell == false
        ? ComponentHealth.Of(ComponentHealth.Degraded, "The newest answer could not be delivered and is tried again; the log has the reason.")
        : ComponentHealth.Of(ComponentHealth.Up, isWell is null ? "It lets the bot in; nothing was asked since the host began." : "It lets the bot in, and the newest answer was delivered.");
}
