using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A host as a process with the sample team, asked for its health and for rankings.</summary>
internal sealed class WatchedHost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder;
    private readonly HostProcess _host;
    private readonly HttpClient _client;

    private WatchedHost(string folder, HostProcess host, Uri address)
    {
        (_folder, _host, Address) = (folder, host, address);
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
#pragma warning restore RS0030
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>What it printed.</summary>
    public string Output => _host.Output;

    public static async Task<WatchedHost> StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-faults-").FullName;
        var (exit, output) = await HostProcess.RunAsync(folder, environment, "import", "csv", HostProcess.Team);
        Assert.True(exit == 0, output);
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        var host = HostProcess.Start(folder, environment, "serve", "--urls", address.AbsoluteUri);
        await host.WaitForAsync("Now listening on");
        return new WatchedHost(folder, host, address);
    }

    /// <summary>Whether it serves, as a load balancer sees it.</summary>
    public async Task<HttpStatusCode> HealthAsync()
    {
        using var response = await _client.GetAsync("health");
        return response.StatusCode;
    }

    /// <summary>A ranking's status and, where there is none, the sentence that says why.</summary>
    public async Task<(HttpStatusCode Status, string? Says)> RankAsync(string task = "TASK-101")
    {
        using var response = await _client.PostAsJsonAsync(Rest.RestHost.Ranking, new { taskId = task });
        return (response.StatusCode, (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())?["detail"]);
    }

    /// <summary>Ranks again and again until something else has ended: all of it is answered, or refused in a sentence.</summary>
    /// <returns>How many rankings were asked for, and how many of them were refused.</returns>
    public async Task<(int Asked, int Refused)> RankWhileAsync(Task other)
    {
        var (asked, refused) = (0, 0);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20)); // below the limit of one caller
        do
        {
            await pace.WaitForNextTickAsync();
            var (status, says) = await RankAsync($"TASK-{101 + (asked++ % 16)}");
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status} {says}\n{Output}");
            if (status == HttpStatusCode.OK)
                continue;
            refused++;
            Assert.Contains("ry again", says, StringComparison.Ordinal); // "Try again in some seconds.", "please try again"
        }
        while (!other.IsCompleted);
        await other;
        return (asked, refused);
    }

    /// <summary>Waits until a component is said to be so.</summary>
    /// <param name="component">The component.</param>
    /// <param name="status">Its status.</param>
    /// <param name="detail">A detail that has to be so too; null for none.</param>
    /// <param name="value">How the detail has to be.</param>
    /// <returns>What is said of it.</returns>
    public async Task<string?> UntilAsync(string component, string status, string? detail = null, string? value = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        JsonNode? last;
        do
        {
            using var response = await _client.GetAsync("ml-service/actuator/health");
            last = (await response.Content.ReadFromJsonAsync<JsonNode>())?["components"]?[component];
            if ((string?)last?["status"] == status && (detail is null || (string?)last["details"]?[detail] == value))
                return (string?)last["details"]?["says"];
        }
        while (!patience.IsCancellationRequested && await look.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail($"{component} did not become {status} {detail} {value}: {last}\n{_host.Output}");
        return null;
    }

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
