using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatOps.Agent.Access;
using ChatOps.Channels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.SignIn;

/// <summary>Lets this machine in, and nobody who comes through a proxy or tunnel. Registered in Development only, and only where no sign-in is configured.</summary>
internal sealed class DevelopmentHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Admits(Request)
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Caller.Identity(Scheme.Name, "development", Role.Admin, [Scopes.Admin])), Scheme.Name))
            : AuthenticateResult.NoResult());

    /// <summary>Whether a request is a program's or a page's of this machine; a page of another site can send requests from a browser here too, and call itself by any name.</summary>
    public static bool Admits(HttpRequest request) =>
        ThisMachine.IsCallerOf(request)
        && request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]")
        && request.Headers.Origin.All(o => o == $"{request.Scheme}://{request.Host}");
}
