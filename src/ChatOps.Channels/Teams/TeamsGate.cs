using System.Net;
using ChatOps.Channels.Teams.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams;

/// <summary>Lets callers in: the Bot Connector by its token; in Development, while the bot is not registered, programs of this machine.</summary>
internal sealed class TeamsGate(IOptions<TeamsOptions> options, IHostEnvironment environment, ConnectorTokens tokens)
{
    /// <summary>Headers of proxies and tunnels: what they bring only looks as if it came from this machine.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-Host", "Via"];

    public TeamsAccess Access => options.Value.IsRegistered ? TeamsAccess.Connector
        : environment.IsDevelopment() ? TeamsAccess.ThisMachine
        : TeamsAccess.Closed;

    /// <summary>The caller of a request, shown to be one who may call.</summary>
    /// <returns>What the token vouches for; null for a program of this machine.</returns>
    /// <exception cref="TokenRefusedException">The caller is not let in.</exception>
    /// <exception cref="HttpRequestException">The keys can't be read now.</exception>
    public async Task<VouchedCaller?> AdmitAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (Access == TeamsAccess.Connector)
            return await tokens.ValidateAsync(request.Headers.Authorization, cancellationToken);
        if (Access == TeamsAccess.ThisMachine && IsFromThisMachine(request))
            return null;
        throw new TokenRefusedException("not-this-machine");
    }

    private static bool IsFromThisMachine(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Forwarding.Any(request.Headers.ContainsKey);
}
