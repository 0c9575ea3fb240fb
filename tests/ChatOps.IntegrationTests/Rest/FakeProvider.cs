using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>An OpenID Connect provider: metadata, keys, the code flow with PKCE, and access tokens with whatever is wrong in them.</summary>
internal sealed class FakeProvider(Uri authority) : HttpMessageHandler
{
    public const string ClientId = "chatops-pages";
    public const string ClientSecret = "planted-client-secret-5b1f";
    public const string Audience = "api://chatops";

    private static readonly RSA s_key = RSA.Create(2048);

    private readonly ConcurrentDictionary<string, Authorization> _codes = new();

    /// <summary>The key that is published.</summary>
    public static RSA Key => s_key;

    /// <summary>Where it is.</summary>
    public Uri Authority { get; } = authority;

    /// <summary>Who issues its tokens.</summary>
    public string Issuer => Authority.AbsoluteUri.TrimEnd('/');

    /// <summary>What is in the next ID tokens besides the usual.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "lena", ["name"] = "Lena Vogt", ["email"] = "lena@example.com", ["email_verified"] = true };

    /// <summary>Changes the next ID tokens before they are signed; null: they are as they should be.</summary>
    public Action<SecurityTokenDescriptor>? Spoil { get; set; }

    /// <summary>Everything secret that it gave out.</summary>
    public ConcurrentBag<string> Secrets { get; } = [ClientSecret];

    /// <summary>Lets somebody sign in who was sent here.</summary>
    /// <param name="request">Where the host sent the browser.</param>
    /// <returns>Where the browser is sent back to.</returns>
    public Uri Authorize(Uri request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Authorization(query["redirect_uri"]!, query["code_challenge"]!, query["nonce"]!, query["client_id"]!);
        return new Uri(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    /// <summary>An access token for REST.</summary>
    public string AccessToken(
        Dictionary<string, object> claims, string? audience = Audience, string? issuer = null, RSA? key = null, TimeSpan? expiresIn = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var token = Sign(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (expiresIn ?? TimeSpan.FromHours(1)),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? s_key) { KeyId = "k1" }, algorithm),
        });
        Secrets.Add(token);
        return token;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal))
        {
            return Json(new
            {
                issuer = Issuer,
                authorization_endpoint = Issuer + "/authorize",
                token_endpoint = Issuer + "/token",
                jwks_uri = Issuer + "/keys",
                response_types_supported = new[] { "code" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
            });
        }

        if (path.EndsWith("/keys", StringComparison.Ordinal))
        {
            var parameters = s_key.ExportParameters(includePrivateParameters: false);
            return Json(new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "k1", ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
                }),
            });
        }

        if (path.EndsWith("/token", StringComparison.Ordinal))
            return Redeem(QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)));
        return new HttpResponseMessage(HttpStatusCode.NotFound);
    }

    private HttpResponseMessage Redeem(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form)
    {
        Authorization? given = null;
        var isGood = form["client_secret"] == ClientSecret && _codes.TryRemove(form["code"].ToString(), out given) && given.RedirectUri == form["redirect_uri"]
            && given.Challenge == Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isGood)
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { error = "invalid_grant" }) };
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = given!.ClientId,
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = given.Nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(s_key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        };
        Spoil?.Invoke(descriptor);
        var (identity, access) = (Sign(descriptor), "planted-access-token-" + Guid.NewGuid().ToString("N"));
        Secrets.Add(identity);
        Secrets.Add(access);
        return Json(new { token_type = "Bearer", expires_in = 3600, access_token = access, id_token = identity });
    }

    private static string Sign(SecurityTokenDescriptor descriptor) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);

    private static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value) };

    private sealed record Authorization(string RedirectUri, string Challenge, string Nonce, string ClientId);
}
