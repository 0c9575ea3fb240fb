using System.Net;
using ChatOps.Host.Commands;

namespace ChatOps.Host.SignIn;

/// <summary>Which addresses may be listened on: others than this machine's only where people sign in, and only under a host name that was set.</summary>
internal static class ListeningRules
{
    private static readonly string[] ThisMachineNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Checks every address of the configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="hasSignIn">Whether people sign in.</param>
    /// <exception cref="RefusedException">One of them may not be listened on.</exception>
    public static void Check(IConfiguration configuration, bool hasSignIn)
    {
        if (configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            throw new RefusedException("ASPNETCORE_FORWARDEDHEADERS_ENABLED lets anybody claim any address; remove it, and name the proxies in Proxies:Addresses.");
        var urls = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>())
            .ToArray();
        var isOpen = false;
        foreach (var url in urls)
            isOpen |= !IsThisMachine(url, hasSignIn);
        if (isOpen && (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).All(h => ThisMachineNames.Contains(h) || h == "*"))
            throw new RefusedException("Other machines are to reach this host, and AllowedHosts does not say under which name; set AllowedHosts=chatops.example.com.");
    }

    /// <summary>Kestrel takes what it can't read for "everywhere, port 80", so it is not given that.</summary>
    private static bool IsThisMachine(string url, bool hasSignIn)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw Unreadable(url);
        }

        if (address.Scheme is not ("http" or "https") || address.Host.Length == 0 || address.PathBase.Length > 0)
            throw Unreadable(url);
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            return true;
        return hasSignIn
            ? false
            : throw new RefusedException($"'{url}' can be reached from other machines, and no sign-in is configured: use http://localhost:{address.Port}, or set it up (docs/sign-in.md).");
    }

    private static RefusedException Unreadable(string url) => new($"'{url}' is no address to listen on; write it as http://localhost:3978.");
}
