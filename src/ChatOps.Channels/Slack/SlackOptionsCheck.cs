using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>What attributes can't say about <see cref="SlackOptions"/>: what belongs together, https, and where secrets may come from.</summary>
/// <param name="configuration">The configuration that the options were read from.</param>
internal sealed partial class SlackOptionsCheck(IConfiguration configuration) : IValidateOptions<SlackOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Failures(SlackOptions options)
    {
        foreach (var key in SlackOptions.SecretKeys.Where(k => SecretSource.IsForbidden(configuration, k)))
            yield return $"{key} stands in a file or on the command line, where others can read it; remove it there, and set {key.Replace(":", "__", StringComparison.Ordinal)} in the environment or in user secrets.";
        var isSet = !string.IsNullOrWhiteSpace(options.SigningSecret) || options.UsesSocket;
        if (isSet && string.IsNullOrWhiteSpace(options.BotToken))
            yield return "Slack's signing secret or app token is set, so Channels__Slack__BotToken must be set in the environment.";
        if ((isSet || !string.IsNullOrWhiteSpace(options.BotToken)) && string.IsNullOrWhiteSpace(options.Team))
            yield return "Slack is set up, so Channels:Slack:Team has to say whose people are answered.";
        if (options.Team is { } team && !TeamId().IsMatch(team))
            yield return "Channels:Slack:Team has to be the id of the workspace, like T0123ABCD.";
        if (options.SigningSecret is { Length: > 0 and < ShortestSecret })
            yield return "Channels__Slack__SigningSecret is too short to be one; copy it from the app's Basic Information.";
        if (options.BotToken is { Length: > 0 } bot && !bot.StartsWith("xoxb-", StringComparison.Ordinal))
            yield return "Channels__Slack__BotToken has to be the bot's token; it begins with xoxb-.";
        if (options.AppToken is { Length: > 0 } app && !app.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Channels__Slack__AppToken has to be an app-level token; it begins with xapp-.";
        if (options.ApiAddress is not { IsAbsoluteUri: true } address || !address.AbsolutePath.EndsWith('/') || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            yield return "Channels:Slack:ApiAddress has to begin with https:// and to end with a slash.";
        if (options.FileHosts.Concat(options.ResponseHosts).Concat(options.SocketHosts).Any(h => h.Trim('.').Length == 0 || Uri.CheckHostName(h.TrimStart('.')) == UriHostNameType.Unknown))
            yield return "Channels:Slack:FileHosts, ResponseHosts and SocketHosts have to be lists of host names, without https:// and without a path.";
    }

    [GeneratedRegex("^[TE][A-Z0-9]{1,30}\\z")]
    private static partial Regex TeamId();
}
