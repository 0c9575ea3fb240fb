using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Api;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>Whether Slack takes the bot's token, and whether the newest answer was delivered.</summary>
internal sealed class SlackProbe(SlackClient slack, ChannelHealth channels, IOptions<SlackOptions> options) : IHealthProbe
{
    public string Component => "slack";

    public bool IsConfigured => options.Value is { UsesSocket: true } or { SigningSecret.Length: > 0 };

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await slack.TestAsync(cancellationToken);
        }
        catch (SlackRefusedException e)
        {
            return ComponentHealth.Of(ComponentHealth.Degraded, $"Slack does not take the bot's token ({e.Code}). Install the app again and set Channels__Slack__BotToken.");
        }

        return ChannelWords.Of(channels.IsWell("slack"));
    }
}
