using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatOps.Host;
using ChatOps.Host.SignIn;
using ChatOps.IntegrationTests.Models;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>The whole host in Production on a port of this machine, behind a proxy that speaks https, with the sample team, one provider and every line of its log.</summary>
public sealed class RestHost : IAsyncLifetime, IDisposable
{
    public const string Ranking = "/ml-service/api/ml/recommendations/task-assignment";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-rest-").FullName;
    private readonly LogLines _log = new();
    private WebApplication _app = null!;

    internal FakeProvider Provider { get; } = new(new Uri("https://login.test/company"));

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>What of it is logged at Information and above.</summary>
    public IReadOnlyCollection<string> LogAtInformation => _log.AtInformation;

    internal ApiKeys Keys => Services.GetRequiredService<ApiKeys>();

    /// <summary>Keys that were made here.</summary>
    internal List<string> MadeKeys { get; } = [];

    public async Task InitializeAsync()
    {
        _app = WebHost.Build(["--urls", "http://127.0.0.1:0"], "Production", builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Store:Path"] = Path.Combine(_folder, "chatops.db"),
                ["Learning:RegistryPath"] = Path.Combine(_folder, "models"),
                ["SignIn:KeysPath"] = Path.Combine(_folder, "keys"),
                ["SignIn:OpenIdConnect:Authority"] = Provider.Authority.AbsoluteUri,
                ["SignIn:OpenIdConnect:ClientId"] = FakeProvider.ClientId,
                ["SignIn:OpenIdConnect:ClientSecret"] = FakeProvider.ClientSecret,
                ["SignIn:Bearer:Authority"] = Provider.Authority.AbsoluteUri,
                ["SignIn:Bearer:Audience"] = FakeProvider.Audience,
                ["Proxies:Addresses:0"] = "127.0.0.1",
                ["AllowedHosts"] = "127.0.0.1;localhost;chatops.test",
                ["Access:Users:0:Account"] = "web:login.test/lena",
                ["Access:Users:0:Person"] = "U17",
                ["Access:Users:0:Role"] = "Manager",
                ["Access:Users:1:Account"] = "web:login.test/hal",
                ["Access:Users:1:Role"] = "Hr",
                ["Access:Users:2:Account"] = "web:login.test/ada",
                ["Access:Users:2:Role"] = "Admin",
                ["Channels:Slack:SigningSecret"] = "planted-signing-secret-77",
                ["Channels:Slack:BotToken"] = "xoxb-planted-bot-token",
                ["Channels:Slack:Team"] = "T1",
                ["Channels:Teams:AppId"] = "6f2b7a50-1f0b-4f53-9f0a-0d2f0c0b7a11",
                ["Channels:Teams:AppSecret"] = "planted-app-secret-31",
                ["Channels:Teams:Tenant"] = "0c1de9a7-54d5-4d6a-8a8f-3b0f2a8b6d22",
                ["Channels:Slack:ApiAddress"] = "http://127.0.0.1:9/",
                ["RateLimits:StrangersPerSecond"] = "10000",
                ["RateLimits:PerSecond"] = "100",
                ["RateLimits:WritesPerMinute"] = "100",
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft"] = "Debug",
                ["Logging:LogLevel:Orleans"] = "Warning",
            });
            builder.Logging.ClearProviders().AddProvider(_log);
            builder.Services.PostConfigure<JwtBearerOptions>(Schemes.Bearer, o => o.BackchannelHttpHandler = Provider);
            builder.Services.PostConfigure<Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions>(Schemes.OpenIdConnect, o => o.BackchannelHttpHandler = Provider);
        });
        await Services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        await Services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(HostProcess.Team), null, null, CancellationToken.None);
        await Services.GetRequiredService<FirstStart>().PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _log.Dispose();
        Provider.Dispose();
    }

    /// <summary>A new key.</summary>
    internal string KeyFor(params string[] scopes)
    {
        var (key, _) = Keys.Add("a test", scopes, null);
        MadeKeys.Add(key);
        return key;
    }

    /// <summary>A client that follows nothing and remembers nothing, as a proxy passes it on.</summary>
    /// <param name="bearer">Key or token; null for none.</param>
    internal HttpClient Client(string? bearer = null)
    {
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
#pragma warning restore RS0030
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        if (bearer is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>Posts JSON.</summary>
    internal async Task<HttpResponseMessage> PostAsync(string? bearer, string path, object body)
    {
        using var client = Client(bearer);
        return await client.PostAsJsonAsync(path, body);
    }
}
