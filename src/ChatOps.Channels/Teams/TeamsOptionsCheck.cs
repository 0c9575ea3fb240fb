using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams;

/// <summary>What attributes can't say about <see cref="TeamsOptions"/>: what belongs together, https, and where the secret may come from.</summary>
/// <param name="configuration">The configuration that the options were read from.</param>
internal sealed class TeamsOptionsCheck(IConfiguration configuration) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Failures(TeamsOptions options)
    {
        if (SecretSource.IsForbidden(configuration, TeamsOptions.AppSecretKey))
            yield return "Channels:Teams:AppSecret stands in a file or on the command line, where others can read it; remove it there, and set Channels__Teams__AppSecret in the environment or in user secrets.";
        var hasId = !string.IsNullOrWhiteSpace(options.AppId);
        var hasSecret = !string.IsNullOrWhiteSpace(options.AppSecret);
        if (hasId != hasSecret)
            yield return hasId ? "Channels:Teams:AppId is set, so Channels__Teams__AppSecret must be set in the environment." : "Channels__Teams__AppSecret is set, so Channels:Teams:AppId has to say for which app.";
        if (hasId && !Guid.TryParse(options.AppId, out _))
            yield return "Channels:Teams:AppId has to be the application (client) id, a GUID.";
        if (hasId && string.IsNullOrWhiteSpace(options.Tenant))
            yield return "Channels:Teams:AppId is set, so Channels:Teams:Tenant has to say whose people are answered.";
        if (options.Tenant is { Length: > 0 } tenant && !Guid.TryParse(tenant, out _))
            yield return "Channels:Teams:Tenant has to be the directory (tenant) id, a GUID.";
        if (!IsHttps(options.OpenIdMetadata))
            yield return "Channels:Teams:OpenIdMetadata has to begin with https://.";
        if (!IsHttps(options.LoginAddress))
            yield return "Channels:Teams:LoginAddress has to begin with https://.";
        if (!IsHttps(options.GraphAddress) || options.GraphAddress.AbsolutePath != "/")
            yield return "Channels:Teams:GraphAddress has to be https:// and a host, without a path.";
        if (options.ReadsChannelFiles && !hasId)
            yield return "Channels:Teams:ReadsChannelFiles is true, so Channels:Teams:AppId has to say as which app Microsoft Graph is asked.";
        if (!AreHosts(options.FileHosts))
            yield return "Channels:Teams:FileHosts has to be a list of host names, without https:// and without a path.";
        if (!AreHosts(options.ServiceHosts))
            yield return "Channels:Teams:ServiceHosts has to be a list of host names, without https:// and without a path.";
    }

    private static bool AreHosts(IList<string> hosts) =>
        hosts.All(h => h.Trim('.').Length > 0 && Uri.CheckHostName(h.TrimStart('.')) != UriHostNameType.Unknown);

    private static bool IsHttps(Uri? address) => address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeHttps;
}
