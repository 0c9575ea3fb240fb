using System.Net.WebSockets;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>The built host with the sample team, and Slack around it.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SlackPort _port;
    private readonly Dictionary<string, string> _environment;
    private HostProcess _host = null!;

    private SlackHost(string folder, SlackPort port, FakeSlack slack)
    {
        (_folder, _port, Slack) = (folder, port, slack);
        Address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        Sender = new SlackSender(Address);
        _environment = new()
        {
            ["Channels__Slack__SigningSecret"] = SlackSender.Secret,
            ["Channels__Slack__BotToken"] = FakeSlack.BotToken,
            ["Channels__Slack__Team"] = FakeSlack.Team,
            ["Channels__Slack__ApiAddress"] = new Uri(port.Address, "api/").AbsoluteUri,
            ["Access__Users__0__Account"] = $"slack:{FakeSlack.Team}/U0ALEX",
            ["Access__Users__0__Person"] = "U17",
            ["Access__Users__0__Role"] = "Manager",
        };
    }

    public FakeSlack Slack { get; }

    public Uri Address { get; }

    public SlackSender Sender { get; }

    public string Output => _host.Output;

    /// <param name="slack">Slack.</param>
    /// <param name="socket">What happens over Socket Mode, connection by connection; null: by address.</param>
    public static async Task<SlackHost> StartAsync(FakeSlack slack, Func<WebSocket, Task>? socket = null)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-slack-").FullName;
        await HostProcess.RunAsync(folder, null, "import", "csv", HostProcess.Team);
        var host = new SlackHost(folder, await SlackPort.StartAsync(slack), slack);
        if (socket is not null)
        {
            host._port.Socket = socket;
            slack.SocketAddress = new UriBuilder(host._port.Address) { Scheme = "ws", Path = "link", Query = "ticket=1" }.Uri.AbsoluteUri;
            host._environment["Channels__Slack__AppToken"] = FakeSlack.AppToken;
            host._environment.Remove("Channels__Slack__SigningSecret");
        }

        await host.BeginAsync();
        return host;
    }

    /// <summary>Ends the process without a word and starts it again.</summary>
    public async Task RestartAsync()
    {
        _host.Dispose();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        Sender.Dispose();
        await _port.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task BeginAsync()
    {
        _host = HostProcess.Start(_folder, _environment, "serve", "--urls", Address.AbsoluteUri);
        await _host.WaitForAsync("Now listening on");
    }
}
