namespace ChatOps.Channels.Teams.Tokens;

/// <summary>Whom a token has shown the caller to be.</summary>
/// <param name="ServiceUrl">The connector's address that the token vouches for.</param>
/// <param name="Endorsements">Channels that the token's key may speak for.</param>
internal sealed record VouchedCaller(Uri ServiceUrl, IReadOnlyList<string> Endorsements)
{
    /// <summary>Whether an address is the one vouched for.</summary>
    public bool VouchesFor(Uri address) =>
        string.Equals(ServiceUrl.AbsoluteUri.TrimEnd('/'), address.AbsoluteUri.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller may speak for a channel.</summary>
    public bool SpeaksFor(string? channel) => channel is not null && Endorsements.Contains(channel, StringComparer.Ordinal);
}
