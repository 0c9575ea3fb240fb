using System.Security.Claims;
using ChatOps.Channels.Identity;

namespace ChatOps.Host.SignIn;

/// <summary>
/// The person that a provider's token speaks of. Somebody of Microsoft Entra has the account that Teams knows them by (<c>teams:TENANT/OBJECTID</c>), so that one line
/// of <c>Access</c> holds for both; somebody of another provider is <c>web:HOST/SUBJECT</c>.
/// </summary>
/// <param name="User">The account.</param>
/// <param name="Email">Their address, if the provider vouches for it; else null.</param>
internal sealed record TokenPerson(ChannelUser User, string? Email)
{
    /// <summary>Hosts that issue Entra's tokens, in its several clouds.</summary>
    private static readonly string[] EntraHosts = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "sts.windows.net"];

    /// <summary>Reads a token whose signature, issuer, audience and lifetime have been checked.</summary>
    /// <param name="claims">Its claims, under their own names.</param>
    /// <param name="trustsEmail">Whether <c>email</c> is believed without <c>email_verified</c>.</param>
    /// <returns>Null if it names nobody.</returns>
    public static TokenPerson? Read(ClaimsPrincipal claims, bool trustsEmail)
    {
        if (!Uri.TryCreate(claims.FindFirstValue("iss"), UriKind.Absolute, out var issuer) || claims.FindFirstValue("sub") is not { Length: > 0 } subject)
            return null;
        var name = claims.FindFirstValue("name") ?? claims.FindFirstValue("preferred_username") ?? "Somebody";
        var isVouchedFor = trustsEmail || IsTrue(claims.FindFirstValue("email_verified")) || IsTrue(claims.FindFirstValue("xms_edov"));
        var email = isVouchedFor ? claims.FindFirstValue("email") : null;
        var user = EntraHosts.Contains(issuer.Host, StringComparer.OrdinalIgnoreCase) && claims.FindFirstValue("tid") is { Length: > 0 } tenant && claims.FindFirstValue("oid") is { Length: > 0 } id
            ? new ChannelUser("teams", tenant, id, name)
            : new ChannelUser("web", issuer.Host.ToLowerInvariant(), subject.Replace("/", "%2F", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal), name);
        return new TokenPerson(user, email);
    }

    private static bool IsTrue(string? value) => value is "true" or "True" or "1";
}
