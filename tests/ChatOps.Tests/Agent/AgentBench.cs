using ChatOps.Agent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Cvs;
using ChatOps.Learning;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent;

/// <summary>The real agent over a fake store and a clock that tests move.</summary>
internal sealed class AgentBench : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-agent-").FullName;
    private int _events;

    /// <param name="company">The company.</param>
    /// <param name="conversations">What earlier agents have kept; null for nothing.</param>
    public AgentBench(Company company, FakeConversationStore? conversations = null)
        : this(company.Data, conversations)
    {
    }

    public AgentBench(WorkforceData data, FakeConversationStore? conversations = null)
    {
        Conversations = conversations ?? new FakeConversationStore();
        Store = new FakeWorkforceStore(data);
        Time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IWorkforceStore>(Store)
            .AddSingleton<IConversationStore>(Conversations)
            .AddSingleton(Minds.Shared)
            .AddLearning(new ConfigurationBuilder().AddInMemoryCollection([new("Learning:RegistryPath", _folder)]).Build())
            .AddSingleton<ICvStore>(new FakeCvStore())
            .AddSingleton<IErasure>(new FakeErasure())
            .AddSingleton<ITrainingJobStore>(Jobs)
            .AddCvs(new ConfigurationBuilder().Build())
            .AddAgent(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
    }

    public static Speaker Manager { get; } = new("U03", "Cyd Moreau", Role.Manager);

    public FakeWorkforceStore Store { get; }

    public FakeConversationStore Conversations { get; }

    public FakeTimeProvider Time { get; }

    public FakeTrainingJobStore Jobs { get; } = new();

    /// <summary>Where its models are kept.</summary>
    public string Models => _folder;

    /// <summary>A service of the agent's.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Rehearsal Rehearsal => _services.GetRequiredService<Rehearsal>();

    public Task<Reply> SayAsync(string text, Speaker? speaker = null, string conversation = "c1", string? eventId = null) =>
        TakeAsync(text, null, speaker, conversation, eventId);

    public Task<Reply> PressAsync(ReplyButton button, Speaker? speaker = null, string conversation = "c1") =>
        TakeAsync(button.Says, button.Call, speaker, conversation, null);

    public Task<Reply> PressAsync(PlannedCall call, Speaker? speaker = null) => TakeAsync("", call, speaker, "c1", null);

    public Task<Reply> RedeliverAsync(string text, string eventId) => TakeAsync(text, null, null, "c1", eventId);

    public void Dispose()
    {
        // A training that somebody started must not write into a folder that is being deleted.
        _services.GetRequiredService<TrainingQueue>().DisposeAsync().AsTask().GetAwaiter().GetResult();
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Reply> TakeAsync(string text, PlannedCall? pressed, Speaker? speaker, string conversation, string? eventId) =>
        _services.GetRequiredService<IConversations>().TakeTurnAsync(
            new Turn
            {
                EventId = eventId ?? $"e{Interlocked.Increment(ref _events)}",
                ConversationId = conversation,
                Speaker = speaker ?? Manager,
                Text = text,
                Pressed = pressed,
            },
            progress: null,
            CancellationToken.None);
}
