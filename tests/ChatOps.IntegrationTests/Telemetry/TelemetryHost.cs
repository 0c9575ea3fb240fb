using System.Diagnostics;
using ChatOps.Host;
using ChatOps.IntegrationTests.Events;
using ChatOps.IntegrationTests.Models;
using ChatOps.IntegrationTests.Slack;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>The whole host with the sample team, Slack around it, and a collector that all it tells is sent to.</summary>
public sealed class TelemetryHost : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-telemetry-").FullName;
    private readonly LogLines _log = new();
    private readonly List<Activity> _spans = [];
    private readonly MockBrokers _brokers = new();
    private SlackPort _port = null!;
    private GeminiServer _model = null!;
    private Collector _collector = null!;
    private WebApplication _app = null!;
    private SlackSender _sender = null!;
    private int _sent;

    public FakeSlack Slack { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>Every line of the log at Information and above.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>The language model: down unless it is told what to answer.</summary>
    internal GeminiServer Model => _model;

    internal Collector Collector => _collector;

    /// <summary>What was exported so far.</summary>
    public Activity[] Spans
    {
        get
        {
            Services.GetRequiredService<TracerProvider>().ForceFlush();
            lock (_spans)
                return [.. _spans.ToArray()];
        }
    }

    public async Task InitializeAsync()
    {
        _port = await SlackPort.StartAsync(Slack);
        _collector = await Collector.StartAsync();
        _model = await GeminiServer.StartAsync();
        _app = WebHost.Build(["--urls", "http://127.0.0.1:0"], "Development", builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Store:Path"] = Path.Combine(_folder, "chatops.db"),
                ["Learning:RegistryPath"] = Path.Combine(_folder, "models"),
                ["SignIn:KeysPath"] = Path.Combine(_folder, "keys"),
                ["Channels:Slack:SigningSecret"] = SlackSender.Secret,
                ["Channels:Slack:BotToken"] = FakeSlack.BotToken,
                ["Channels:Slack:Team"] = FakeSlack.Team,
                ["Channels:Slack:ApiAddress"] = new Uri(_port.Address, "api/").AbsoluteUri,
                ["Access:Users:0:Account"] = $"slack:{FakeSlack.Team}/U0ALEX",
                ["Access:Users:0:Person"] = "U17",
                ["Access:Users:0:Role"] = "Admin",
                ["Model:ApiKey"] = "not-a-real-key",
                ["Model:Endpoint"] = _model.Address.ToString(),
                ["Model:Name"] = "gemini-test",
                ["Model:Retries"] = "0",
                ["Model:PatienceSeconds"] = "60", // a busy machine is not a model that hangs
                ["Model:PricePerMillionInputTokens"] = "2",
                ["Kafka:BootstrapServers"] = _brokers.Servers,
                ["Sources:CsvFolder"] = HostProcess.Team,
                ["Telemetry:OtlpEndpoint"] = _collector.Address.AbsoluteUri,
                ["Telemetry:OtlpProtocol"] = "HttpProtobuf",
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft"] = "Information",
                ["Logging:LogLevel:Orleans"] = "Information",
            });
            builder.Logging.ClearProviders().AddProvider(_log);
            builder.Services.ConfigureOpenTelemetryTracerProvider((_, tracing) => tracing.AddProcessor(new OpenTelemetry.SimpleActivityExportProcessor(new SpanList(_spans))));
        });
        await Services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        await Services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(HostProcess.Team), null, null, CancellationToken.None);
        await Services.GetRequiredService<FirstStart>().PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _sender = new SlackSender(Address);
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _sender.Dispose();
        await _collector.DisposeAsync();
        await _port.DisposeAsync();
        await _model.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _log.Dispose();
        _brokers.Dispose();
        Slack.Dispose();
    }

    /// <summary>Says something in Slack and waits until the work on it is told.</summary>
    /// <returns>The spans of its trace.</returns>
    public async Task<Activity[]> SayAsync(string text)
    {
        var before = Spans.Where(IsWork).Select(s => s.SpanId).ToHashSet();
        var number = Interlocked.Increment(ref _sent);
        Assert.NotNull(await _sender.SendAsync("slack/events", SlackHost.Mention(text, $"17000000{number:00}.000100").ToJsonString()));
        Activity? work = null;
        await UntilAsync(() => (work = Spans.FirstOrDefault(s => IsWork(s) && !before.Contains(s.SpanId))) is not null, "the work on the event");
        return [.. Spans.Where(s => s.TraceId == work!.TraceId)];
    }

    /// <summary>What /metrics says.</summary>
    public async Task<string> MetricsAsync()
    {
        Services.GetRequiredService<MeterProvider>().ForceFlush();
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient { BaseAddress = Address };
#pragma warning restore RS0030
        return await client.GetStringAsync("/metrics");
    }

    /// <summary>Waits for something.</summary>
    internal static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"Waited in vain for {what}.");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static bool IsWork(Activity span) => span.OperationName == "work";

    private sealed class SpanList(List<Activity> spans) : OpenTelemetry.BaseExporter<Activity>
    {
        public override OpenTelemetry.ExportResult Export(in OpenTelemetry.Batch<Activity> batch)
        {
            lock (spans)
            {
                foreach (var span in batch)
                    spans.Add(span);
            }

            return OpenTelemetry.ExportResult.Success;
        }
    }
}
