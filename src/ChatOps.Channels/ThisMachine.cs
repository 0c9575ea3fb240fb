using System.Net;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Channels;

/// <summary>Programs of the machine that the bot runs on.</summary>
public static class ThisMachine
{
    /// <summary>Headers of proxies and tunnels: what they bring only looks as if it came from this machine.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host", "Via"];

    /// <summary>Whether a request comes from here, and not through a proxy.</summary>
    public static bool IsCallerOf(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Forwarding.Any(request.Headers.ContainsKey);
}
