using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// Validates the tokens that the Bot Connector sends with its requests
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot): signature by a published key, issuer, audience, times.
/// The address and the channel that it vouches for are compared with the activity by the caller.
/// </summary>
/// <param name="keys">The Bot Connector's keys.</param>
/// <param name="options">Issuer and app id.</param>
/// <param name="time">Clock.</param>
internal sealed class ConnectorTokens(ConnectorKeys keys, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const int MaxTokenLength = 16 * 1024;

    /// <summary>Clocks may differ by so much, as the protocol has it.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength };

    /// <summary>Validates the header of a request.</summary>
    /// <param name="authorization">The header; null if there is none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="TokenRefusedException">There is no token, or it doesn't count.</exception>
    /// <exception cref="HttpRequestException">The keys can't be read, so nothing can be said about the token.</exception>
    public async Task<VouchedCaller> ValidateAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(authorization))
            throw new TokenRefusedException("no-token");
        var token = Read(authorization);
        var known = await keys.GetAsync(token.Kid, cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = options.Value.Issuer,
            ValidAudience = options.Value.AppId,
            IssuerSigningKeys = known.Where(k => k.KeyId == token.Kid),
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsTimely,
        });
        if (!result.IsValid)
            throw new TokenRefusedException(Code(result.Exception), result.Exception);
        if (!token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address))
            throw new TokenRefusedException("no-service-url");
        return new VouchedCaller(address, Endorsements(known.First(k => k.KeyId == token.Kid)));
    }

    private JsonWebToken Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > MaxTokenLength)
            throw new TokenRefusedException("bad-token");
        try
        {
            var token = _handler.ReadJsonWebToken(authorization[Scheme.Length..].Trim());
            return string.IsNullOrEmpty(token.Kid) ? throw new TokenRefusedException("bad-token") : token;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException)
        {
            throw new TokenRefusedException("bad-token", e);
        }
    }

    private bool IsTimely(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is null || now >= notBefore - Skew);
    }

    private static string Code(Exception? problem) => problem switch
    {
        SecurityTokenInvalidAudienceException => "wrong-audience",
        SecurityTokenInvalidIssuerException => "wrong-issuer",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "expired-token",
        SecurityTokenInvalidAlgorithmException => "bad-token",
        SecurityTokenSignatureKeyNotFoundException => "unknown-key",
        SecurityTokenInvalidSignatureException => "bad-signature",
        _ => "bad-token",
    };

    private static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is IEnumerable<object> list ? [.. list.Select(v => v.ToString() ?? "")]
        : value is JsonElement { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Select(v => v.ToString())]
        : [];
}
