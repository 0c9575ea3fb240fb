using System.Security.Claims;
using ChatOps.Agent.Access;
using ChatOps.Channels.Identity;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace ChatOps.Host.SignIn;

/// <summary>
/// What a JSON web token opens. A person's: the scopes it was granted (<c>scp</c>, <c>scope</c>) as far as their role goes, as in chat. A program's own (Microsoft Entra: <c>idtyp</c> is
/// <c>app</c>, or object and subject are the same): the app roles that an administrator of the provider gave it.
/// </summary>
internal static class TokenSignIn
{
    public static void Configure(JwtBearerOptions bearer, BearerOptions options)
    {
        bearer.Authority = options.Authority!.AbsoluteUri;
        bearer.Audience = options.Audience;
        bearer.RequireHttpsMetadata = options.Authority.Scheme == Uri.UriSchemeHttps;
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.IncludeErrorDetails = false;
        bearer.TokenValidationParameters.RequireSignedTokens = true;
        bearer.TokenValidationParameters.RequireExpirationTime = true;
        bearer.TokenValidationParameters.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
        bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        bearer.Events = new JwtBearerEvents { OnTokenValidated = AdmitAsync };
    }

    private static async Task AdmitAsync(TokenValidatedContext context)
    {
        var token = context.Principal!;
        if (token.HasClaim(c => c.Type == "nonce") || TokenPerson.Read(token, trustsEmail: false) is not { } person)
        {
            context.Fail("This signs somebody in to a page, or names nobody.");
            return;
        }

        var granted = Names(token, "scp").Concat(Names(token, "scope")).ToArray();
        if (granted.Length == 0 && IsProgram(token))
        {
            var roles = Known(token.FindAll("roles").Select(c => c.Value));
            var client = token.FindFirstValue("azp") ?? token.FindFirstValue("appid") ?? token.FindFirstValue("sub")!;
            context.Principal = new ClaimsPrincipal(Caller.Identity(Schemes.Bearer, $"app:{client}", roles.Contains(Scopes.Admin) ? Role.Admin : Role.Employee, roles));
            return;
        }

        var identities = context.HttpContext.RequestServices.GetRequiredService<IChannelIdentities>();
        var speaker = await identities.FindAsync(person.User, _ => Task.FromResult(person.Email), context.HttpContext.RequestAborted);
        context.Principal = new ClaimsPrincipal(Caller.Identity(Schemes.Bearer, speaker.Key, speaker.Role, AsFarAs(speaker.Role, Known(granted))));
    }

    /// <summary>The scopes of a token that a role may use; what admin would open is opened one by one, where the role goes less far.</summary>
    internal static IEnumerable<string> AsFarAs(Role role, IReadOnlyCollection<string> granted)
    {
        var own = Scopes.Of(role).ToArray();
        return granted.Contains(Scopes.Admin) ? own : granted.Intersect(own);
    }

    private static bool IsProgram(ClaimsPrincipal token) =>
        token.FindFirstValue("idtyp") == "app" || (token.FindFirstValue("oid") is { } id && id == token.FindFirstValue("sub"));

    private static string[] Known(IEnumerable<string> names) => [.. names.Where(Scopes.All.Contains).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(ClaimsPrincipal token, string claim) =>
        token.FindAll(claim).SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
