using System.Net.WebSockets;
using System.Text.Json.Nodes;
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

    /// <summary>Ends the process without a word.</summary>
    public void Kill() => _host.Dispose();

    /// <param name="slack">Slack.</param>
    /// <param name="socket">What happens over Socket Mode, connection by connection; null: by address.</param>
    /// <param name="environment">Further settings.</param>
    /// <param name="fills">Whether the store has to be filled first; of one that is set in the environment, by an import.</param>
    public static async Task<SlackHost> StartAsync(FakeSlack slack, Func<WebSocket, Task>? socket = null, IReadOnlyDictionary<string, string>? environment = null, bool fills = true)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-slack-").FullName;
        if (fills && environment is null)
        {
            await ImportedTeam.CopyToAsync(folder);
        }
        else if (fills)
        {
            var (exit, output) = await HostProcess.RunAsync(folder, environment, "import", "csv", HostProcess.Team);
            Assert.True(exit == 0, output);
        }

        var host = new SlackHost(folder, await SlackPort.StartAsync(slack), slack);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            host._environment[name] = value;
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
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Sender.Up = up.Task;
        try
        {
            _host.Dispose();
            await BeginAsync();
        }
        finally
        {
            up.SetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        Sender.Dispose();
        await _port.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Alex's mention of the bot in a channel.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="ts">The message.</param>
    /// <param name="thread">The thread that it is said in; null for a new one.</param>
    public static JsonObject Mention(string text, string ts, string? thread = null) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = FakeSlack.Team,
        ["event_id"] = $"Ev{ts}",
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
        ["event"] = new JsonObject
        {
            ["type"] = "app_mention", ["user"] = "U0ALEX", ["team"] = FakeSlack.Team, ["channel"] = "C0GENERAL", ["ts"] = ts, ["text"] = $"<@{FakeSlack.Bot}> {text}", ["thread_ts"] = thread,
        },
    };

    private async Task BeginAsync()
    {
        _host = HostProcess.Start(_folder, _environment, "serve", "--urls", Address.AbsoluteUri);
        await _host.WaitForAsync("Now listening on");
    }
}
