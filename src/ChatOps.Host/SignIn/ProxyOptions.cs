using System.Net;

namespace ChatOps.Host.SignIn;

/// <summary>Proxies in front of the host. Configuration section <c>Proxies</c>.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Addresses or networks whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed: <c>10.0.0.7</c>, <c>10.1.0.0/16</c>. Default none.</summary>
    public IList<string> Addresses { get; set; } = [];

    /// <summary>Whether every one of them can be read.</summary>
    public bool AreAddresses => Addresses.All(a => IPAddress.TryParse(a, out _) || (IPNetwork.TryParse(a, out var network) && network.PrefixLength > 0));
}
