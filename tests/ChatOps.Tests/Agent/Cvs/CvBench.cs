using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Host;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Cvs;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Agent.Cvs;

/// <summary>The whole product over a SQLite store with the team of the samples: what the command line has, without a process.</summary>
internal sealed class CvBench : IDisposable
{
    private readonly ServiceProvider _services;
    private int _events;

    private CvBench(ServiceProvider services, TemporarySqlite sqlite, CapturedLog log) => (_services, Sqlite, Log) = (services, sqlite, log);

    public static Speaker Hr { get; } = new("U14", "Paula Hr", Role.Hr);

    public static Speaker Manager { get; } = new("U03", "Carla Marchetti", Role.Manager);

    public TemporarySqlite Sqlite { get; }

    public CapturedLog Log { get; }

    /// <summary>What a turn said while it worked.</summary>
    public List<TurnProgress> Progress { get; } = [];

    /// <param name="model">The language model; null for none.</param>
    public static async Task<CvBench> CreateAsync(IChatClient? model = null)
    {
        var sqlite = new TemporarySqlite();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = sqlite.Path,
            ["Learning:RegistryPath"] = Path.Combine(sqlite.Folder, "models"),
            ["Cvs:TimeLimitSeconds"] = "120", // a busy machine is not a file that wears the reader out
            ["Model:Provider"] = model is null ? "None" : "Ollama",
            ["Model:Name"] = "recorded",
        }).Build();
        var log = new CapturedLog();
        var services = new ServiceCollection().AddLogging(l => l.AddProvider(log)).AddSingleton(Minds.Shared).AddSingleton<IConfiguration>(configuration);
        if (model is not null)
            services.AddSingleton(model);
        services.AddChatOps(configuration);
        var bench = new CvBench(services.BuildServiceProvider(), sqlite, log);
        await bench.Get<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        await bench.Get<WorkforceImport>().RunAsync(new CsvWorkforceSource(Samples.Team), null, null, CancellationToken.None);
        return bench;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<WorkforceSnapshot> SnapshotAsync() => (await Get<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot;

    public Task<Reply> SendFilesAsync(params string[] files) => TakeAsync("", Hr, null, "c1", [.. files.Select(f => new TurnFile(f, CvSamples.Bytes(f)))]);

    public Task<Reply> SendAsync(string name, string content, string conversation = "c1") => TakeAsync("", Hr, null, conversation, [new TurnFile(name, System.Text.Encoding.UTF8.GetBytes(content))]);

    public Task<Reply> SayAsync(string text, Speaker? speaker = null, string conversation = "c1") => TakeAsync(text, speaker ?? Hr, null, conversation, []);

    public Task<Reply> PressAsync(ReplyButton button, Speaker? speaker = null, string conversation = "c1") => TakeAsync(button.Says, speaker ?? Hr, button, conversation, []);

    public void Dispose()
    {
        _services.Dispose();
        Sqlite.Dispose();
    }

    private Task<Reply> TakeAsync(string text, Speaker speaker, ReplyButton? pressed, string conversation, IReadOnlyList<TurnFile> files) =>
        Get<IConversations>().TakeTurnAsync(
            new Turn { EventId = $"e{++_events}", ConversationId = conversation, Speaker = speaker, Text = text, Pressed = pressed?.Call, Files = files },
            new Listener(Progress),
            CancellationToken.None);

    private sealed class Listener(List<TurnProgress> heard) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value)
        {
            lock (heard)
                heard.Add(value);
        }
    }
}
