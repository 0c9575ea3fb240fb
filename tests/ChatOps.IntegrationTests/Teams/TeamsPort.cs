using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>Login, keys and connector of the Bot Framework, played behind a port of this machine with a certificate of their own.</summary>
internal sealed class TeamsPort : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    private const string KeyId = "played";

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly WebApplication _app;
    private int _sent;
    private int _calls;

    private TeamsPort(int port)
    {
        Address = new Uri($"https://localhost:{port}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port, l => l.UseHttps(_certificate)));
        _app = builder.Build();
        _app.MapGet("/openid", () => new { issuer = "https://api.botframework.com", jwks_uri = new Uri(Address, "keys") });
        _app.MapGet("/keys", () => new { keys = new[] { Published() } });
        _app.MapPost($"/{Tenant}/oauth2/v2.0/token", () => new { token_type = "Bearer", expires_in = 3600, access_token = "app-token" });
        _app.MapGet("/v3/conversations/{conversation}/members/{member}", (string member) => new { id = member, aadObjectId = ObjectIdOf(member), userRole = "user" });
        _app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", (string? replyTo, JsonObject activity) => Take($"sent-{Interlocked.Increment(ref _sent)}", replyTo, activity));
        _app.MapPut("/v3/conversations/{conversation}/activities/{id}", (string id, JsonObject activity) => Take(id, Messages.GetValueOrDefault(id).ReplyTo, activity));
    }

    public Uri Address { get; }

    /// <summary>What stands there, by id: which message it answers, and what it says.</summary>
    public ConcurrentDictionary<string, (string? ReplyTo, string Body)> Messages { get; } = new();

    /// <summary>Whether the connector is full (1 in 20) and failing (1 in 20).</summary>
    public bool IsTroubled { get; set; }

    /// <summary>The certificate, as somebody who trusts it needs it.</summary>
    public string Certificate => _certificate.ExportCertificatePem();

    public static async Task<TeamsPort> StartAsync()
    {
        var port = new TeamsPort(HostProcess.FreePort());
        await port._app.StartAsync();
        return port;
    }

    /// <summary>Somebody's id in the directory.</summary>
    public static string ObjectIdOf(string member) => new Guid(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(member)).AsSpan(0, 16)).ToString();

    /// <summary>A token as the Bot Connector signs them.</summary>
    public string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://api.botframework.com",
        Audience = AppId,
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        Subject = new ClaimsIdentity([new Claim("serviceurl", Address.AbsoluteUri)]),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
        _key.Dispose();
    }

    private IResult Take(string id, string? replyTo, JsonObject activity)
    {
        switch (IsTroubled ? Interlocked.Increment(ref _calls) % 20 : 0)
        {
            case 7:
                return Results.Json(new { error = new { code = "TooManyRequests" } }, statusCode: StatusCodes.Status429TooManyRequests);
            case 11:
                return Results.StatusCode(StatusCodes.Status502BadGateway);
        }

        if (activity["type"]?.GetValue<string>() == "message")
            Messages[id] = (replyTo, activity.ToJsonString());
        return Results.Json(new { id });
    }

    private object Published()
    {
        var parameters = _key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent), endorsements = new[] { "msteams" } };
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
