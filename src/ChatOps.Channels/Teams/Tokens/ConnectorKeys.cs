using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The keys that the Bot Connector signs with, from its OpenID metadata. Read at the first token, once a day, and when a token names a key that isn't
/// among them (rollover), but not oftener than every five minutes: made-up keys must not become requests to Microsoft.
/// </summary>
/// <param name="clients">Clients; the one called <see cref="ClientName"/> is taken.</param>
/// <param name="options">Where the metadata is.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
internal sealed partial class ConnectorKeys(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider time, ILogger<ConnectorKeys> logger) : IDisposable
{
    public const string ClientName = "teams-keys";

    private const int MaxDocumentBytes = 1024 * 1024;

    private static readonly TimeSpan Freshness = TimeSpan.FromDays(1);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile KeyRing? _ring;
    private DateTimeOffset _lastTry = DateTimeOffset.MinValue;

    /// <summary>The keys; fresh ones if none of those known has the id.</summary>
    /// <param name="keyId">Id of the key that a token is signed with, as the token says.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="HttpRequestException">There are no keys and none can be read.</exception>
    public async Task<IReadOnlyList<JsonWebKey>> GetAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_ring is { } ring && IsGood(ring, keyId))
            return ring.Keys;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_ring is { } other && (IsGood(other, keyId) || time.GetUtcNow() - _lastTry < LeastPause))
                return other.Keys;
            _lastTry = time.GetUtcNow();
            try
            {
                _ring = new KeyRing(await ReadAsync(cancellationToken), time.GetUtcNow());
            }
            catch (HttpRequestException e) when (_ring is not null)
            {
                LogStale(e); // yesterday's keys are better than no bot
            }

            return _ring!.Keys;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsGood(KeyRing ring, string keyId) => time.GetUtcNow() - ring.ReadAt < Freshness && ring.Keys.Any(k => k.KeyId == keyId);

    private async Task<IReadOnlyList<JsonWebKey>> ReadAsync(CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        http.MaxResponseContentBufferSize = MaxDocumentBytes;
        try
        {
            var metadata = await http.GetFromJsonAsync<Metadata>(options.Value.OpenIdMetadata, cancellationToken);
            if (metadata?.KeysAddress is not { IsAbsoluteUri: true } address || address.Scheme != Uri.UriSchemeHttps)
                throw new HttpRequestException("The Bot Connector's metadata names no address of keys.");
            var keys = new JsonWebKeySet(await http.GetStringAsync(address, cancellationToken)).Keys;
            return keys.Count > 0 ? [.. keys] : throw new HttpRequestException("The Bot Connector's metadata has no keys.");
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException or ArgumentException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The Bot Connector's keys can't be read.", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Bot Connector's keys could not be read again; those read before are used")]
    private partial void LogStale(Exception exception);

    private sealed record KeyRing(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt);

    private sealed record Metadata([property: JsonPropertyName("jwks_uri")] Uri? KeysAddress);
}
