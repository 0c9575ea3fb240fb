namespace ChatOps.Channels.Identity;

/// <summary>Somebody as a channel has verified them.</summary>
/// <param name="Channel">The channel: <c>teams</c>, <c>slack</c> or <c>web</c>.</param>
/// <param name="Tenant">Microsoft Entra tenant or Slack workspace.</param>
/// <param name="Id">Entra object id or Slack user id. Never a display name.</param>
/// <param name="Name">Display name: to show, never to decide by.</param>
public sealed record ChannelUser(string Channel, string Tenant, string Id, string Name)
{
    /// <summary>How configuration, audit and conversations name them: <c>slack:T1/U2</c>.</summary>
    public string Account => $"{Channel}:{Tenant}/{Id}";
}
