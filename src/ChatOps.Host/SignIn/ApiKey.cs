namespace ChatOps.Host.SignIn;

/// <summary>What is kept of an API key: never the key.</summary>
/// <param name="Id">Public part of the key, eight hexadecimal digits.</param>
/// <param name="Name">What it is for, in the words of who made it.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="Hash">SHA-256 of the whole key, hexadecimal. A fast hash is enough: a key has 256 random bits, which nobody can try out.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it opens nothing; null: never.</param>
/// <param name="RevokedAt">When it was revoked; null: it was not.</param>
internal sealed record ApiKey(
    string Id, string Name, IReadOnlyList<string> Scopes, string Hash, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt = null)
{
    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsGood(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
