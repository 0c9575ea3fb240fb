using ChatOps.Agent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent;

/// <summary>The real agent over a fake store and a clock that tests move.</summary>
internal sealed class AgentBench : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-agent-").FullName;
    private int _events;

    public AgentBench(Company company)
    {
        Store = new FakeWorkforceStore(company.Data);
        Time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IWorkforceStore>(Store)
            .AddSingleton(new ModelFile<RankingModel>(Path.Combine(_folder, "ranking.json"), "ranking"))
            .AddSingleton(new ModelFile<PerformanceModel>(Path.Combine(_folder, "performance.json"), "performance"))
            .AddSingleton<ModelTrainer>()
            .AddSingleton<RankingProvider>()
            .AddAgent()
            .BuildServiceProvider();
    }

    public static Speaker Manager { get; } = new("U03", "Cyd Moreau", Role.Manager);

    public FakeWorkforceStore Store { get; }

    public FakeTimeProvider Time { get; }

    public Task<Reply> SayAsync(string text, Speaker? speaker = null, string conversation = "c1") =>
        TakeAsync(text, null, speaker, conversation, null);

    public Task<Reply> PressAsync(ReplyButton button, Speaker? speaker = null, string conversation = "c1") =>
        TakeAsync(button.Says, button.Call, speaker, conversation, null);

    public Task<Reply> PressAsync(PlannedCall call, Speaker? speaker = null) => TakeAsync("", call, speaker, "c1", null);

    public Task<Reply> RedeliverAsync(string text, string eventId) => TakeAsync(text, null, null, "c1", eventId);

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Reply> TakeAsync(string text, PlannedCall? pressed, Speaker? speaker, string conversation, string? eventId) =>
        _services.GetRequiredService<IConversations>().TakeTurnAsync(
            new Turn
            {
                EventId = eventId ?? $"e{++_events}",
                ConversationId = conversation,
                Speaker = speaker ?? Manager,
                Text = text,
                Pressed = pressed,
            },
            CancellationToken.None);
}
