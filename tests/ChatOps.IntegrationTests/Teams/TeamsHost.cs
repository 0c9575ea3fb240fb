using System.Net.Http.Headers;
using System.Text;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>The built host with the sample team, registered with a played Bot Framework.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    /// <summary>The Bot Connector waits fifteen seconds for an acknowledgement.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly string _folder;
    private readonly HostProcess _host;
    private readonly Uri _address;
#pragma warning disable RS0030 // The Bot Connector is no part of the application: it makes its own connections.
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = Patience };
#pragma warning restore RS0030

    private TeamsHost(string folder, TeamsPort teams, Uri address, HostProcess host)
    {
        (_folder, Teams, _address, _host) = (folder, teams, address, host);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", teams.Token());
    }

    public TeamsPort Teams { get; }

    public static async Task<TeamsHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-teams-").FullName;
        await ImportedTeam.CopyToAsync(folder);
        var teams = await TeamsPort.StartAsync();
        var trusted = Path.Combine(folder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, teams.Certificate);
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        var host = HostProcess.Start(
            folder,
            new Dictionary<string, string>
            {
                ["SSL_CERT_FILE"] = trusted,
                ["Channels__Teams__AppId"] = TeamsPort.AppId,
                ["Channels__Teams__AppSecret"] = "not-a-real-secret",
                ["Channels__Teams__Tenant"] = TeamsPort.Tenant,
                ["Channels__Teams__OpenIdMetadata"] = new Uri(teams.Address, "openid").AbsoluteUri,
                ["Channels__Teams__LoginAddress"] = teams.Address.AbsoluteUri,
                ["Channels__Teams__ServiceHosts__6"] = "localhost",
            },
            "serve",
            "--urls",
            address.AbsoluteUri);
        await host.WaitForAsync("Now listening on");
        return new TeamsHost(folder, teams, address, host);
    }

    /// <summary>Posts an activity.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    public async Task<bool> SendAsync(string activity)
    {
        using var content = new StringContent(activity, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(_address, "api/messages"), content);
        return response.IsSuccessStatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        _http.Dispose();
        await Teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
