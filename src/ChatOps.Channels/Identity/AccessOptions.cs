using System.ComponentModel.DataAnnotations;
using ChatOps.Agent.Access;

namespace ChatOps.Channels.Identity;

/// <summary>Who somebody is, and what they may do. Configuration section <c>Access</c>. Whoever is not named here is an employee.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Users of channels by their accounts; goes before everything else.</summary>
    public IList<AccessUser> Users { get; set; } = [];

    /// <summary>Domains whose e-mail addresses, as the channel has verified them, lead to the person with that address, e.g. <c>example.com</c>. Default none: no channel is asked.</summary>
    public IList<string> EmailDomains { get; set; } = [];

    /// <summary>Ids of people by role, e.g. <c>Access:Roles:Manager:0 = U17</c>; nobody under two.</summary>
    public IDictionary<Role, IList<string>> Roles { get; set; } = new Dictionary<Role, IList<string>>();

    /// <summary>How long the address that a channel gives is believed, in minutes, 1 to 1,440. Default 60.</summary>
    [Range(1, 1_440)]
    public int EmailMinutes { get; set; } = 60;
}
