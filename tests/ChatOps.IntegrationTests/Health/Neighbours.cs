using System.Collections.Concurrent;
using System.Globalization;
using ChatOps.IntegrationTests.Events;
using ChatOps.IntegrationTests.Models;
using ChatOps.IntegrationTests.Slack;
using ChatOps.IntegrationTests.Sources;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Workforce;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A host with all that it can be connected to and that it can do without: Kafka, a source system, a language model, Slack and Teams, each with something in the way.</summary>
public sealed class Neighbours : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-neighbours-").FullName;
    private readonly ConcurrentBag<IDisposable> _kept = [];
    private LoginServer _login = null!;
    private SlackPort _slackPort = null!;
    private SlackSender _sender = null!;
    private int _messages;

    internal MockBrokers Kafka { get; } = new();

    internal GeminiServer Model { get; private set; } = null!;

    internal FakeSlack Slack { get; } = new();

    internal FaultyProxy ToSource { get; private set; } = null!;

    internal FaultyProxy ToModel { get; private set; } = null!;

    internal FaultyProxy ToSlack { get; private set; } = null!;

    internal FaultyProxy ToLogin { get; private set; } = null!;

    internal WatchedHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var trusted = Path.Combine(_folder, "login.pem");
        _login = await LoginServer.StartAsync(trusted);
        Model = await GeminiServer.StartAsync();
        _slackPort = await SlackPort.StartAsync(Slack);
        var mongo = Keep(await NodeServer.StartAsync("mongo.mjs"));
        await CompanyFiller.FillMongoDbAsync($"mongodb://127.0.0.1:{mongo.Port}/?serverMonitoringMode=poll", await Systems.TeamAsync(), [RecordKind.Skills, RecordKind.Workloads], null);
        (ToSource, ToModel) = (Keep(new FaultyProxy(mongo.Port)), Keep(new FaultyProxy(Model.Address.Port)));
        (ToSlack, ToLogin) = (Keep(new FaultyProxy(_slackPort.Address.Port)), Keep(new FaultyProxy(_login.Port)));
        Host = Keep(await WatchedHost.StartAsync(new Dictionary<string, string>
        {
            ["Health__MostSeconds"] = "1",
            ["SSL_CERT_FILE"] = trusted,
            ["Kafka__BootstrapServers"] = Kafka.Servers,
            ["Kafka__Settings__reconnect.backoff.max.ms"] = "500",
            ["Sources__MongoDb__ConnectionString"] = $"mongodb://127.0.0.1:{ToSource.Port}/?serverMonitoringMode=poll",
            ["Sources__TimeoutSeconds"] = "2",
            ["Model__ApiKey"] = "not-a-real-key-4711",
            ["Model__Endpoint"] = $"http://127.0.0.1:{ToModel.Port}/",
            ["Model__Name"] = "gemini-test",
            ["Model__Retries"] = "0",
            ["Model__PatienceSeconds"] = "2",
            ["Channels__Slack__SigningSecret"] = SlackSender.Secret,
            ["Channels__Slack__BotToken"] = FakeSlack.BotToken,
            ["Channels__Slack__Team"] = FakeSlack.Team,
            ["Channels__Slack__ApiAddress"] = $"http://127.0.0.1:{ToSlack.Port}/api/",
            ["Channels__Slack__DeadlineSeconds"] = "2",
            ["Channels__Teams__AppId"] = "11111111-2222-3333-4444-555555555555",
            ["Channels__Teams__AppSecret"] = "not-a-real-secret",
            ["Channels__Teams__Tenant"] = "66666666-7777-8888-9999-000000000000",
            ["Channels__Teams__LoginAddress"] = $"https://localhost:{ToLogin.Port}/",
            ["Channels__Teams__DeadlineSeconds"] = "2",
            ["Access__Users__0__Account"] = $"slack:{FakeSlack.Team}/U0ALEX",
            ["Access__Users__0__Person"] = "U17",
            ["Access__Users__0__Role"] = "Manager",
        }));
        _sender = Keep(new SlackSender(Host.Address));
    }

    public async Task DisposeAsync()
    {
        foreach (var one in _kept)
            one.Dispose();
        Kafka.Dispose();
        await _slackPort.DisposeAsync();
        await Model.DisposeAsync();
        await _login.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => Slack.Dispose();

    /// <summary>Says something to the bot in Slack, which has it acknowledged.</summary>
    /// <returns>The message's time, for <see cref="AnswerAsync"/>.</returns>
    internal async Task<string> SayAsync(string text)
    {
        var ts = string.Create(CultureInfo.InvariantCulture, $"17000000{Interlocked.Increment(ref _messages):00}.000100");
        Assert.NotNull(await _sender.SendAsync("slack/events", SlackHost.Mention(text, ts).ToJsonString()));
        return ts;
    }

    /// <summary>Waits for the answer with a ranking that stands in Slack.</summary>
    /// <returns>Its words.</returns>
    internal async Task<string> AnswerAsync(string ts)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            if (Slack.Messages.Values.FirstOrDefault(m => m["thread_ts"] == ts && m.Buttons.Any(b => b.Label.StartsWith("Assign", StringComparison.Ordinal))) is { } answer)
                return answer.Words;
        }
        while (!patience.IsCancellationRequested && await look.WaitForNextTickAsync(CancellationToken.None));
        Assert.Fail($"Nothing was answered to {ts}: {string.Join('\n', Slack.Messages.Values.Where(m => m["thread_ts"] == ts).Select(m => m.Words))}\n{Host.Output}");
        return "";
    }

    private T Keep<T>(T one)
        where T : IDisposable
    {
        _kept.Add(one);
        return one;
    }
}
