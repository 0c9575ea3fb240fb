using ChatOps.Channels;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.SignIn;

/// <summary>What attributes can't say about <see cref="SignInOptions"/>: what belongs together, https, and where the secret may come from.</summary>
/// <param name="configuration">The configuration that the options were read from.</param>
/// <param name="environment">Where the host runs.</param>
internal sealed class SignInOptionsCheck(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<SignInOptions>
{
    /// <summary>Addresses at Microsoft that stand for every tenant in the world.</summary>
    private static readonly string[] EveryTenant = ["common", "organizations", "consumers"];

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Failures(SignInOptions options)
    {
        if (SecretSource.IsForbidden(configuration, SignInOptions.ClientSecretKey))
            yield return "SignIn:OpenIdConnect:ClientSecret stands in a file or on the command line, where others can read it; remove it there, and set SignIn__OpenIdConnect__ClientSecret in the environment or in user secrets.";
        var oidc = options.OpenIdConnect;
        if (oidc is { IsBegun: true, IsConfigured: false })
            yield return $"Sign-in is half configured: {Missing(oidc)} is missing. Set it, or remove the other settings of SignIn:OpenIdConnect.";
        if (options.Bearer is { IsBegun: true, IsConfigured: false })
            yield return $"Bearer tokens are half configured: SignIn:Bearer:{(options.Bearer.Authority is null ? "Authority" : "Audience")} is missing. Set it, or remove the other one.";
        if (oidc.ClientId is { Length: > 0 } id && string.Equals(id, options.Bearer.Audience, StringComparison.OrdinalIgnoreCase))
            yield return "SignIn:Bearer:Audience is the client id of the pages. Give REST an audience of its own, e.g. api://chatops, so that what signs somebody in to a page opens no REST.";
        foreach (var (key, address) in new[] { ("SignIn:OpenIdConnect:Authority", oidc.Authority), ("SignIn:Bearer:Authority", options.Bearer.Authority) })
        {
            if (address is null)
                continue;
            if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && environment.IsDevelopment())))
                yield return $"{key} has to begin with https://.";
            else if (Array.Exists(EveryTenant, t => address.Segments.Contains(t + "/", StringComparer.OrdinalIgnoreCase) || address.Segments[^1].Equals(t, StringComparison.OrdinalIgnoreCase)))
                yield return $"{key} lets people of every company in; put your own tenant's id in its place: https://login.microsoftonline.com/TENANT/v2.0.";
        }

        if (!environment.IsDevelopment() && options.Pages && oidc is { IsBegun: false })
        {
            yield return $"Outside Development nobody is served who has not signed in, and no sign-in is configured. Set SignIn__OpenIdConnect__Authority, SignIn__OpenIdConnect__ClientId and "
                + "SignIn__OpenIdConnect__ClientSecret (docs/sign-in.md), or SignIn__Pages=false for channels and REST alone. To try it on this machine set ASPNETCORE_ENVIRONMENT=Development.";
        }
    }

    private static string Missing(OpenIdConnectOptions oidc) => string.Join(" and ", new[]
    {
        oidc.Authority is null ? "SignIn:OpenIdConnect:Authority" : null,
        string.IsNullOrWhiteSpace(oidc.ClientId) ? "SignIn:OpenIdConnect:ClientId" : null,
        string.IsNullOrWhiteSpace(oidc.ClientSecret) ? "SignIn__OpenIdConnect__ClientSecret (in the environment)" : null,
    }.OfType<string>());
}
