using System.Globalization;
using System.Security.Claims;
using ChatOps.Agent.Access;
using ChatOps.Channels.Identity;
using Microsoft.AspNetCore.Components.Authorization;

namespace ChatOps.Host.SignIn;

/// <summary>The one whom somebody may speak as on the pages: themselves, as <c>Access</c> says of their account now.</summary>
internal sealed class SignedInSpeakers(AuthenticationStateProvider signedIn, IChannelIdentities identities, TimeProvider time) : ISpeakerDirectory
{
    public async Task<IReadOnlyList<Speaker>> ListAsync(CancellationToken cancellationToken)
    {
        var user = (await signedIn.GetAuthenticationStateAsync()).User;
        if (Account(user) is not { } account || !IsStillOn(user))
            return [];
        return [await identities.FindAsync(account, _ => Task.FromResult(user.FindFirstValue(Caller.EmailClaim)), cancellationToken)];
    }

    /// <summary>A page that is left open must not outlive the sign-in it was opened with.</summary>
    private bool IsStillOn(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Caller.UntilClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var until) && time.GetUtcNow().ToUnixTimeSeconds() < until;

    private static ChannelUser? Account(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, AuthenticationType: Schemes.Cookie } || user.FindFirstValue(Caller.AccountClaim) is not { } account)
            return null;
        var (colon, slash) = (account.IndexOf(':', StringComparison.Ordinal), account.IndexOf('/', StringComparison.Ordinal));
        return new ChannelUser(account[..colon], account[(colon + 1)..slash], account[(slash + 1)..], user.FindFirstValue(ClaimTypes.Name) ?? "Somebody");
    }
}
