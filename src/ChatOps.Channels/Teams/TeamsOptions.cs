using System.ComponentModel.DataAnnotations;

namespace ChatOps.Channels.Teams;

/// <summary>Microsoft Teams. Configuration section <c>Channels:Teams</c>. Closed without app id and secret, except for this machine in Development.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Channels:Teams";

    /// <summary>The secret's name in the configuration. It may only come from the environment or from user secrets.</summary>
    public const string AppSecretKey = Section + ":" + nameof(AppSecret);

    /// <summary>Application (client) id of the bot's registration in Microsoft Entra. Null: Teams is off.</summary>
    public string? AppId { get; set; }

    /// <summary>Client secret of the registration; never logged.</summary>
    public string? AppSecret { get; set; }

    /// <summary>Tenant (id) of the company. The bot's registration is this tenant's alone, and only its people are answered.</summary>
    public string? Tenant { get; set; }

    /// <summary>Further tenants whose people are answered. Default none.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>Whether guests of the tenant are answered. Default false.</summary>
    public bool AnswersGuests { get; set; }

    /// <summary>Where the Bot Connector publishes the keys of its tokens. Default the public cloud's.</summary>
    public Uri OpenIdMetadata { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Issuer of the Bot Connector's tokens. Default the public cloud's.</summary>
    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the bot's own tokens come from. Default the public cloud's.</summary>
    public Uri LoginAddress { get; set; } = new("https://login.microsoftonline.com/");

    /// <summary>What the bot's own tokens are for. Default the public cloud's Bot Connector.</summary>
    [Required]
    public string ConnectorScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// Hosts of the Bot Connector that are written to; one that begins with a dot stands for everything below it. Default those of the public and the US government clouds.
    /// A token has to vouch for the address besides.
    /// </summary>
    public IList<string> ServiceHosts { get; } =
    [
        "smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com", ".infra.gcc.teams.microsoft.com", ".infra.gov.teams.microsoft.us", ".infra.dod.teams.microsoft.us",
    ];

    /// <summary>
    /// Hosts that files are downloaded from; one that begins with a dot stands for everything below it. Default SharePoint and OneDrive of the public and the US government clouds.
    /// </summary>
    public IList<string> FileHosts { get; } = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us"];

    /// <summary>
    /// Whether files of channels are read, through Microsoft Graph, where a team's owner has agreed to it. Default false: whoever attaches one there is told to send it in the
    /// personal chat.
    /// </summary>
    public bool ReadsChannelFiles { get; set; }

    /// <summary>Where Microsoft Graph is. Default the public cloud's; <c>https://graph.microsoft.us/</c> and <c>https://dod-graph.microsoft.us/</c> are the US government's.</summary>
    public Uri GraphAddress { get; set; } = new("https://graph.microsoft.com/");

    /// <summary>Longest time for the download of one file, in seconds, 1 to 120. Default 30.</summary>
    [Range(1, 120)]
    public int FileSeconds { get; set; } = 30;

    /// <summary>Longest time for one request to the Bot Connector with all its retries, in seconds, 1 to 120. Default 20.</summary>
    [Range(1, 120)]
    public int DeadlineSeconds { get; set; } = 20;

    /// <summary>Whether the bot is registered.</summary>
    public bool IsRegistered => !string.IsNullOrWhiteSpace(AppId) && !string.IsNullOrWhiteSpace(AppSecret);

    /// <summary>Whether people of a tenant are answered.</summary>
    public bool Allows(string? tenant) => !string.IsNullOrEmpty(tenant)
        && (string.Equals(tenant, Tenant, StringComparison.OrdinalIgnoreCase) || AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether an address is one of the Bot Connector's.</summary>
    public bool IsServiceHost(Uri address) => IsOn(ServiceHosts, address);

    /// <summary>Whether files may be downloaded from an address.</summary>
    public bool IsFileHost(Uri address) => IsOn(FileHosts, address) && address.IsDefaultPort;

    private static bool IsOn(IList<string> hosts, Uri address) => address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
        && hosts.Any(h => h.StartsWith('.') ? address.Host.EndsWith(h, StringComparison.OrdinalIgnoreCase) : address.Host.Equals(h, StringComparison.OrdinalIgnoreCase));
}
