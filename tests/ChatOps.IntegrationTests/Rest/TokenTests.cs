using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Host.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>JSON web tokens and API keys, good ones and all the others.</summary>
[Collection(RestHostCollection.Name)]
public sealed class TokenTests(RestHost host)
{
    private static readonly object Task101 = new { taskId = "TASK-101" };

    [Theory]
    [InlineData("good", 200)]
    [InlineData("issuer", 401)]
    [InlineData("audience", 401)]
    [InlineData("audience of the pages", 401)]
    [InlineData("signature", 401)]
    [InlineData("changed", 401)]
    [InlineData("expired", 401)]
    [InlineData("alg none", 401)]
    [InlineData("signed with the public key as a secret", 401)]
    [InlineData("ID token", 401)]
    [InlineData("nobody", 401)]
    [InlineData("garbage", 401)]
    [InlineData("no scope", 403)]
    [InlineData("another scope", 403)]
    [InlineData("app role beside a scope", 403)]
    [InlineData("app", 200)]
    [InlineData("app without role", 403)]
    public async Task Rank_Token_OpensWhatItShould(string which, int status)
    {
        using var response = await host.PostAsync(Token(which), RestHost.Ranking, Task101);

        Assert.Equal(status, (int)response.StatusCode);
        if (status != 200)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Rank_KeyInEitherHeader_IsTaken()
    {
        var key = host.KeyFor(Scopes.RankRead);
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-API-Key", key);

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(key, RestHost.Ranking, Task101)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(RestHost.Ranking, new StringContent("""{"taskId":"TASK-101"}""", Encoding.UTF8, "application/json"))).StatusCode);
    }

    [Theory]
    [InlineData(0, 'A')]
    [InlineData(12, 'f')]
    [InlineData(40, 'A')]
    [InlineData(59, 'A')]
    public async Task Rank_KeyWithOneCharacterChanged_Is401(int at, char to)
    {
        var key = host.KeyFor(Scopes.RankRead).ToCharArray();
        key[at] = key[at] == to ? 'B' : to;

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(new string(key), RestHost.Ranking, Task101)).StatusCode);
    }

    [Fact]
    public async Task Rank_KeyThatIsRevoked_Is401FromThenOn()
    {
        var key = host.KeyFor(Scopes.RankRead);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(key, RestHost.Ranking, Task101)).StatusCode);

        Assert.True(host.Keys.Revoke(key.Substring(ApiKeys.Prefix.Length, 8)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(key, RestHost.Ranking, Task101)).StatusCode);
    }

    [Fact]
    public async Task Rank_KeyThatHasLapsed_Is401()
    {
        var (key, _) = host.Keys.Add("old", [Scopes.RankRead], TimeProvider.System.GetUtcNow().AddSeconds(-1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(key, RestHost.Ranking, Task101)).StatusCode);
    }

    private string Token(string which)
    {
        Dictionary<string, object> lena = new() { ["sub"] = "lena", ["scope"] = "rank:read predict:read" };
        var provider = host.Provider;
        return which switch
        {
            "good" => provider.AccessToken(lena),
            "issuer" => provider.AccessToken(lena, issuer: "https://login.test/another"),
            "audience" => provider.AccessToken(lena, audience: "api://payroll"),
            "audience of the pages" => provider.AccessToken(lena, audience: FakeProvider.ClientId),
            "signature" => provider.AccessToken(lena, key: RSA.Create(2048)),
            "changed" => Change(provider.AccessToken(new() { ["sub"] = "nobody", ["scope"] = "rank:read" })),
            "expired" => provider.AccessToken(lena, expiresIn: TimeSpan.FromMinutes(-2)),
            "alg none" => Unsigned(),
            "signed with the public key as a secret" => SignedWithThePublicKey(),
            "ID token" => provider.AccessToken(new(lena) { ["nonce"] = "1" }),
            "nobody" => provider.AccessToken(new() { ["scope"] = "rank:read" }),
            "garbage" => "not.a.token",
            "no scope" => provider.AccessToken(new() { ["sub"] = "lena" }),
            "another scope" => provider.AccessToken(new() { ["sub"] = "lena", ["scope"] = "predict:read" }),
            "app role beside a scope" => provider.AccessToken(new() { ["sub"] = "nobody", ["scope"] = "openid", ["roles"] = new[] { "admin" } }),
            "app" => provider.AccessToken(new() { ["sub"] = "robot", ["oid"] = "robot", ["azp"] = "planner", ["roles"] = new[] { "rank:read" } }),
            _ => provider.AccessToken(new() { ["sub"] = "robot", ["oid"] = "robot", ["azp"] = "planner" }),
        };
    }

    private static string Change(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("nobody", "lena", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private string Unsigned()
    {
        var until = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode($$"""{"iss":"{{host.Provider.Issuer}}","aud":"{{FakeProvider.Audience}}","sub":"lena","scope":"rank:read","exp":{{until}}}""")}.";
    }

    private string SignedWithThePublicKey() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = host.Provider.Issuer,
        Audience = FakeProvider.Audience,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        Claims = new Dictionary<string, object> { ["sub"] = "lena", ["scope"] = "rank:read" },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(FakeProvider.Key.ExportRSAPublicKey()) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
    });
}
