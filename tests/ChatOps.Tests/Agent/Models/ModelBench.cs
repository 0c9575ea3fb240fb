using ChatOps.Agent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Learning;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent.Models;

/// <summary>The real agent with a scripted model, a fake store, and a clock that tests move.</summary>
internal sealed class ModelBench : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-model-").FullName;
    private int _events;

    /// <param name="company">The company.</param>
    /// <param name="settings">Settings of the section Model beyond the bench's own.</param>
    /// <param name="function">A function that takes the place of the real one.</param>
    public ModelBench(Company? company = null, IReadOnlyDictionary<string, string?>? settings = null, IChatFunction? function = null)
    {
        Store = new FakeWorkforceStore((company ?? Company.Small()).Data);
        Time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Provider"] = "Ollama", ["Model:Name"] = "scripted" })
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .Build();
        var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IWorkforceStore>(Store)
            .AddSingleton<IChatClient>(Model)
            .AddSingleton<IConversationStore>(Conversations)
            .AddLearning(new ConfigurationBuilder().AddInMemoryCollection([new("Learning:RegistryPath", _folder)]).Build())
            .AddSingleton<ICvStore>(new FakeCvStore())
            .AddSingleton<IErasure>(new FakeErasure())
            .AddSingleton<ITrainingJobStore>(new FakeTrainingJobStore())
            .AddCvs(configuration)
            .AddAgent(configuration)
            .AddSingleton(Minds.Shared);
        if (function is not null)
        {
            services.Remove(services.First(s => s.ServiceType == typeof(IChatFunction) && s.ImplementationType?.Name == function.GetType().Name));
            services.AddSingleton(function);
        }

        _services = services.BuildServiceProvider();
    }

    public static Speaker Manager { get; } = new("U03", "Cyd Moreau", Role.Manager);

    public static Speaker Employee { get; } = new("U02", "Bob Okafor", Role.Employee);

    public ScriptedChatClient Model { get; } = new();

    public FakeWorkforceStore Store { get; }

    public FakeTimeProvider Time { get; }

    public FakeConversationStore Conversations { get; } = new();

    public KeptAudit Audit => new(Conversations);

    public KeptLog Log { get; } = new();

    /// <summary>What was reported of the answer while it was written.</summary>
    public List<TurnProgress> Progress { get; } = [];

    public IServiceProvider Services => _services;

    public Task<Reply> SayAsync(string text, Speaker? speaker = null, CancellationToken cancellationToken = default) => TakeAsync(text, null, speaker, cancellationToken);

    public Task<Reply> PressAsync(ReplyButton button, Speaker? speaker = null) => TakeAsync(button.Says, button.Call, speaker, CancellationToken.None);

    public void Dispose()
    {
        _services.Dispose();
        Model.Dispose();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Reply> TakeAsync(string text, PlannedCall? pressed, Speaker? speaker, CancellationToken cancellationToken) =>
        _services.GetRequiredService<IConversations>().TakeTurnAsync(
            new Turn { EventId = $"e{++_events}", ConversationId = "c1", Speaker = speaker ?? Manager, Text = text, Pressed = pressed },
            new Reports(Progress),
            cancellationToken);

    /// <summary>Keeps reports at once; <see cref="Progress{T}"/> would post them.</summary>
    private sealed class Reports(List<TurnProgress> kept) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value) => kept.Add(value);
    }
}
