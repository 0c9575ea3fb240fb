using System.ComponentModel.DataAnnotations;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Slack. Configuration section <c>Channels:Slack</c>. Closed without signing secret, except for this machine in Development; with an app token events come through
/// Socket Mode instead and no address of ours is open.
/// </summary>
public sealed class SlackOptions
{
    public const string Section = "Channels:Slack";

    /// <summary>Names of the secrets in the configuration. They may only come from the environment or from user secrets.</summary>
    public static readonly IReadOnlyList<string> SecretKeys = [$"{Section}:{nameof(SigningSecret)}", $"{Section}:{nameof(BotToken)}", $"{Section}:{nameof(AppToken)}"];

    /// <summary>What Slack signs its requests with; never logged. Null: the endpoints are closed.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>The bot's token, <c>xoxb-</c>; never logged.</summary>
    public string? BotToken { get; set; }

    /// <summary>The app's token for Socket Mode, <c>xapp-</c>; never logged. Null: no Socket Mode.</summary>
    public string? AppToken { get; set; }

    /// <summary>Id of the workspace, e.g. <c>T0123ABCD</c>. Only its people are answered.</summary>
    public string? Team { get; set; }

    /// <summary>Where the Web API is. Default Slack's.</summary>
    public Uri ApiAddress { get; set; } = new("https://slack.com/api/");

    /// <summary>Hosts that files are read from with the bot's token. Default Slack's.</summary>
    public IList<string> FileHosts { get; } = ["files.slack.com"];

    /// <summary>Hosts that answers to commands and presses are sent to. Default Slack's.</summary>
    public IList<string> ResponseHosts { get; } = ["hooks.slack.com"];

    /// <summary>Hosts of Socket Mode; one that begins with a dot stands for everything below it. Default Slack's.</summary>
    public IList<string> SocketHosts { get; } = [".slack.com"];

    /// <summary>Longest time for one request to Slack, in seconds, 1 to 120. Default 20.</summary>
    [Range(1, 120)]
    public int DeadlineSeconds { get; set; } = 20;

    /// <summary>How long it is believed who somebody is and whether they are a guest, in minutes, 1 to 1,440. Default 10.</summary>
    [Range(1, 1_440)]
    public int MemberMinutes { get; set; } = 10;

    /// <summary>Whether events come through Socket Mode.</summary>
    public bool UsesSocket => !string.IsNullOrWhiteSpace(AppToken);

    /// <summary>Whether a workspace's people are answered.</summary>
    /// <param name="team">Id of the workspace.</param>
    public bool Allows(string? team) => !string.IsNullOrEmpty(team) && (Team is null || team == Team);

    /// <summary>Whether an address is one of the given hosts' of Slack: https, or the Web API's own where that is on this machine.</summary>
    internal bool Is(IEnumerable<string> hosts, Uri? address, string scheme = "https") => address is { IsAbsoluteUri: true, UserInfo.Length: 0 }
        && ((address.Scheme == scheme && address.IsDefaultPort && hosts.Any(h => h.StartsWith('.') ? address.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase) : address.Host.Equals(h, StringComparison.OrdinalIgnoreCase)))
            || (ApiAddress.IsLoopback && address.Authority == ApiAddress.Authority && address.Scheme is "http" or "ws"));
}
