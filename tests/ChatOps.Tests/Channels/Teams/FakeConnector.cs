using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Everything of Microsoft's that the bot speaks with: login, the Bot Connector's metadata and keys, and the connector itself.</summary>
internal sealed class FakeConnector(TimeProvider time) : HttpMessageHandler
{
    private static readonly RSA s_first = RSA.Create(2048);
    private static readonly RSA s_second = RSA.Create(2048);

    private readonly ConcurrentQueue<Func<HttpResponseMessage>> _answers = new();
    private int _messages;

    /// <summary>The keys that are published, by id.</summary>
    public Dictionary<string, RSA> Keys { get; } = new() { ["first"] = s_first };

    /// <summary>Channels that the keys are endorsed for; null: the keys don't say.</summary>
    public string[]? Endorsements { get; set; } = ["msteams", "webchat"];

    /// <summary>Whether the metadata can be read.</summary>
    public bool IsMetadataUp { get; set; } = true;

    public int MetadataReads { get; private set; }

    public int Logins { get; private set; }

    /// <summary>What the bot asked the connector to do.</summary>
    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>Addresses by which the roster was asked.</summary>
    public ConcurrentQueue<Uri> Rosters { get; } = new();

    /// <summary>What the roster says of somebody, by the connector's id; null: not in it. Alex and everybody else who isn't here are members.</summary>
    public Dictionary<string, JsonObject?> Members { get; } = [];

    /// <summary>The Entra groups of teams, by the connector's ids.</summary>
    public Dictionary<string, string> Teams { get; } = [];

    /// <summary>How the roster answers.</summary>
    public HttpStatusCode RosterStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>Messages sent or changed, without typing signs.</summary>
    public ConnectorCall[] Messages => [.. Calls.Where(c => c.Body?["type"]?.GetValue<string>() == "message")];

    /// <summary>Counts the messages from one again.</summary>
    public void Reset() => _messages = 0;

    /// <summary>A key to publish and sign with.</summary>
    public static RSA SecondKey => s_second;

    /// <summary>Answers the next call of the connector so.</summary>
    public void AnswerNext(HttpStatusCode status, string code = "", TimeSpan? retryAfter = null) => _answers.Enqueue(() =>
    {
        var response = new HttpResponseMessage(status) { Content = JsonContent.Create(new { error = new { code, message = "no" } }) };
        if (retryAfter is { } pause)
            response.Headers.RetryAfter = new(pause);
        return response;
    });

    /// <summary>A token as the Bot Connector issues them, with what is wrong in it.</summary>
    public string Token(
        string? audience = TeamsBench.AppId,
        string? issuer = "https://api.botframework.com",
        string? serviceUrl = TeamsBench.ServiceUrl,
        string keyId = "first",
        RSA? key = null,
        TimeSpan? expiresIn = null,
        TimeSpan? notBeforeIn = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (notBeforeIn ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (expiresIn ?? TimeSpan.FromHours(1)),
            Subject = new ClaimsIdentity(serviceUrl is null ? [] : [new Claim("serviceurl", serviceUrl)]),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key ?? Keys.GetValueOrDefault(keyId, s_first)) { KeyId = keyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        switch (uri.Host)
        {
            case "login.botframework.com" when !IsMetadataUp:
                return new HttpResponseMessage(HttpStatusCode.BadGateway);
            case "login.botframework.com" when uri.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal):
                MetadataReads++;
                return Json(new { issuer = "https://api.botframework.com", jwks_uri = "https://login.botframework.com/v1/.well-known/keys" });
            case "login.botframework.com":
                return Json(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(k => Publish(k.Key, k.Value))]) });
            case "login.microsoftonline.com":
                Logins++;
                return Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"app-token-for-{(await request.Content!.ReadAsStringAsync(cancellationToken)).Contains("graph", StringComparison.Ordinal)}" });
        }

        if (request.Method == HttpMethod.Get && uri.AbsolutePath.Contains("/v3/teams/", StringComparison.Ordinal))
            return Teams.TryGetValue(Uri.UnescapeDataString(uri.Segments[^1]), out var group) ? Json(new { name = "Sales", aadGroupId = group }) : new HttpResponseMessage(HttpStatusCode.NotFound);
        if (request.Method == HttpMethod.Get && uri.AbsolutePath.Contains("/members/", StringComparison.Ordinal))
            return Roster(uri);
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        Calls.Enqueue(new ConnectorCall(request.Method.Method, uri, request.Headers.Authorization?.ToString(), body) { At = time.GetUtcNow() });
        if (_answers.TryDequeue(out var answer))
            return answer();
        return Json(new { id = $"sent-{Interlocked.Increment(ref _messages)}" });
    }

    private HttpResponseMessage Roster(Uri address)
    {
        Rosters.Enqueue(address);
        var id = Uri.UnescapeDataString(address.Segments[^1]);
        var member = Members.TryGetValue(id, out var known) ? known
            : new JsonObject { ["id"] = id, ["aadObjectId"] = id == "29:alex" ? TeamsBench.Alex : TeamsBench.Bea, ["userRole"] = "user" };
        if (RosterStatus != HttpStatusCode.OK)
            return new HttpResponseMessage(RosterStatus);
        return member is null ? new HttpResponseMessage(HttpStatusCode.NotFound) : Json(member);
    }

    private JsonObject Publish(string id, RSA rsa)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (Endorsements is not null)
            key["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]);
        return key;
    }

    private static HttpResponseMessage Json<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value) };
}
