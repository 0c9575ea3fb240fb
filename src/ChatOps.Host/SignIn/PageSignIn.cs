using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Host.SignIn;

/// <summary>How people sign in to the pages: code flow with PKCE, and a cookie that holds who they are and nothing of the provider's tokens.</summary>
internal static class PageSignIn
{
    public static void Configure(CookieAuthenticationOptions cookie, SignInOptions options, bool isDevelopment)
    {
        // With this prefix browsers take the cookie over https only, and from this host only.
        cookie.Cookie.Name = isDevelopment ? "chatops" : "__Host-chatops";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
        cookie.SlidingExpiration = false;
        cookie.ForwardChallenge = Schemes.OpenIdConnect;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public static void Configure(Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions oidc, SignInOptions options, bool isDevelopment)
    {
        oidc.Authority = options.OpenIdConnect.Authority!.AbsoluteUri;
        oidc.ClientId = options.OpenIdConnect.ClientId;
        oidc.ClientSecret = options.OpenIdConnect.ClientSecret;
        oidc.RequireHttpsMetadata = options.OpenIdConnect.Authority.Scheme == Uri.UriSchemeHttps;
        oidc.SignInScheme = Schemes.Cookie;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query; // a link, not a form of another site: the cookies below can stay Lax
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;
        oidc.DisableTelemetry = true;
        oidc.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
            oidc.Scope.Add(scope);
        oidc.TokenValidationParameters.NameClaimType = "name";
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        oidc.Events.OnRedirectToIdentityProvider = context =>
        {
            if (IsNavigation(context.Request))
                return Task.CompletedTask;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized; // a script can't sign anybody in
            context.HandleResponse();
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = context => KeepAsync(context, options);
        oidc.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("You were not signed in: the provider refused, or too much time went by. Open the page again to try once more.");
        };
    }

    /// <summary>Keeps of the token who it is, and no more.</summary>
    private static Task KeepAsync(TokenValidatedContext context, SignInOptions options)
    {
        if (TokenPerson.Read(context.Principal!, options.OpenIdConnect.TrustsEmail) is not { } person)
        {
            context.Fail("The token names nobody.");
            return Task.CompletedTask;
        }

        var until = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(options.SessionHours).ToUnixTimeSeconds();
        var identity = new ClaimsIdentity(
            [
                new Claim(Caller.KeyClaim, person.User.Account),
                new Claim(Caller.AccountClaim, person.User.Account),
                new Claim(ClaimTypes.Name, person.User.Name),
                new Claim(Caller.UntilClaim, until.ToString(CultureInfo.InvariantCulture)),
            ],
            Schemes.Cookie);
        if (person.Email is not null)
            identity.AddClaim(new Claim(Caller.EmailClaim, person.Email));
        context.Principal = new ClaimsPrincipal(identity);
        return Task.CompletedTask;
    }

    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
