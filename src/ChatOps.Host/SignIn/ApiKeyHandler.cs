using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatOps.Agent.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.SignIn;

/// <summary>Lets programs in by their API key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } shown)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (keys.Find(shown) is not { } key)
            return Task.FromResult(AuthenticateResult.Fail("The key is unknown, revoked or has lapsed."));
        var identity = Caller.Identity(Scheme.Name, $"key:{key.Id}", key.Scopes.Contains(Scopes.Admin) ? Role.Admin : Role.Employee, key.Scopes);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    /// <summary>What was shown as a key, in either header; null for nothing.</summary>
    public static string? Shown(HttpRequest request)
    {
        if (request.Headers[Schemes.KeyHeader] is [var key])
            return key;
        return request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }
}
