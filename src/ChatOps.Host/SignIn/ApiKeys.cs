using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOps.Host.Commands;
using ChatOps.Learning.Registry;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.SignIn;

/// <summary>
/// The API keys. Each is a file that is only ever added, and revoking one adds another, so that hosts that share the folder need no lock; a host notices both at
/// once, or, where the disk's clock is too coarse to show a change, within ten seconds.
/// </summary>
internal sealed partial class ApiKeys(IRegistryFiles files, TimeProvider time)
{
    /// <summary>What every key begins with, so that scanners of repositories find one that was committed.</summary>
    public const string Prefix = "chatops_";

    private const string Folder = "";
    private const string Ending = ".json";
    private const string RevokedEnding = ".revoked";
    private const int LongestName = 80;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private (long Stamp, long At, Dictionary<string, ApiKey> Keys)? _known;

    public ApiKeys(IOptions<SignInOptions> options, TimeProvider time)
        : this(new DiskRegistryFiles(options.Value.KeysPath), time)
    {
    }

    /// <summary>Makes a key.</summary>
    /// <param name="name">What it is for, up to 80 characters.</param>
    /// <param name="scopes">What it opens.</param>
    /// <param name="expiresAt">From when on it opens nothing; null: never.</param>
    /// <returns>The key itself, which nobody can read again, and what is kept of it.</returns>
    /// <exception cref="RefusedException">The name is empty or too long, or there is no such scope.</exception>
    /// <exception cref="RegistryUnavailableException">It can't be written.</exception>
    public (string Key, ApiKey Kept) Add(string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            throw new RefusedException($"A key needs a name of up to {LongestName} characters that says what it is for.");
        if (scopes.Count == 0)
            throw new RefusedException($"A key needs a scope; there are {string.Join(", ", Scopes.All)}.");
        if (scopes.FirstOrDefault(s => !Scopes.All.Contains(s)) is { } wrong)
            throw new RefusedException($"'{wrong}' is no scope; there are {string.Join(", ", Scopes.All)}.");
        while (true)
        {
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            var key = $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
            var kept = new ApiKey(id, name.Trim(), [.. scopes.Distinct()], Hash(key), time.GetUtcNow(), expiresAt);
            if (files.TryAdd(id + Ending, JsonSerializer.SerializeToUtf8Bytes(kept, JsonSerializerOptions.Web)))
                return (key, kept);
        }
    }

    /// <summary>All keys, oldest first, revoked ones too.</summary>
    /// <exception cref="RegistryUnavailableException">They can't be read.</exception>
    public IReadOnlyList<ApiKey> List() => [.. Known().Values.OrderBy(k => k.CreatedAt)];

    /// <summary>Ends a key for good.</summary>
    /// <returns>False if there is no such key.</returns>
    /// <exception cref="RegistryUnavailableException">It can't be written.</exception>
    public bool Revoke(string id)
    {
        if (!Known().ContainsKey(id))
            return false;
        files.TryAdd(id + RevokedEnding, JsonSerializer.SerializeToUtf8Bytes(time.GetUtcNow(), JsonSerializerOptions.Web));
        _known = null;
        return true;
    }

    /// <summary>The key that was shown, if it opens anything now. Takes as long for a wrong one as for a right one.</summary>
    /// <exception cref="RegistryUnavailableException">The keys can't be read.</exception>
    public ApiKey? Find(string? shown)
    {
        if (shown is null || !Form().IsMatch(shown))
            return null;
        var kept = Known().GetValueOrDefault(shown.Substring(Prefix.Length, 8));
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(shown)), Encoding.ASCII.GetBytes(kept?.Hash ?? new string('0', 64)));
        return isRight && kept!.IsGood(time.GetUtcNow()) ? kept : null;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    private Dictionary<string, ApiKey> Known()
    {
        var stamp = files.Stamp(Folder);
        if (_known is { } known && known.Stamp == stamp && time.GetElapsedTime(known.At) < Kept)
            return known.Keys;
        var names = files.List(Folder);
        var keys = new Dictionary<string, ApiKey>(StringComparer.Ordinal);
        foreach (var name in names.Where(n => n.EndsWith(Ending, StringComparison.Ordinal)))
        {
            if (Read<ApiKey>(name) is not { } key || key.Id + Ending != name)
                continue;
            var revoked = key.Id + RevokedEnding;
            keys[key.Id] = names.Contains(revoked) ? key with { RevokedAt = RevokedAt(revoked) } : key;
        }

        _known = (stamp, time.GetTimestamp(), keys);
        return keys;
    }

    /// <summary>A revocation counts whatever is written in it.</summary>
    private DateTimeOffset RevokedAt(string name)
    {
        try
        {
            return files.Read(name) is { } content ? JsonSerializer.Deserialize<DateTimeOffset>(content, JsonSerializerOptions.Web) : time.GetUtcNow();
        }
        catch (JsonException)
        {
            return time.GetUtcNow();
        }
    }

    /// <summary>A key's file; null where it is none: it opens nothing.</summary>
    private T? Read<T>(string name)
        where T : class
    {
        try
        {
            return files.Read(name) is { } content ? JsonSerializer.Deserialize<T>(content, JsonSerializerOptions.Web) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^chatops_[0-9a-f]{8}_[A-Za-z0-9_-]{43}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
