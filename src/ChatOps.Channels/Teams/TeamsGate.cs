using ChatOps.Channels.Teams.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams;

/// <summary>Lets callers in: the Bot Connector by its token; in Development, while the bot is not registered, programs of this machine.</summary>
internal sealed class TeamsGate(IOptions<TeamsOptions> options, IHostEnvironment environment, ConnectorTokens tokens)
{
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
        if (Access == TeamsAccess.ThisMachine && ThisMachine.IsCallerOf(request))
            return null;
        throw new TokenRefusedException("not-this-machine");
    }
}
