using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams;
using ChatOps.Channels.Teams.Tokens;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>Whether Microsoft gives the bot its token, and whether the newest answer was delivered.</summary>
internal sealed class TeamsProbe(IAppTokens tokens, ChannelHealth channels, IOptions<TeamsOptions> options) : IHealthProbe
{
    public string Component => "teams";

    public bool IsConfigured => options.Value.IsRegistered;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tokens.FindAsync(options.Value.ConnectorScope, cancellationToken);
        }
        catch (TryLaterException)
        {
            return ComponentHealth.Of(ComponentHealth.Degraded, "No token for the bot can be had: Microsoft's sign-in is away, or refuses Channels:Teams:AppId with its secret.");
        }

        return ChannelWords.Of(channels.IsWell("teams"));
    }
}
