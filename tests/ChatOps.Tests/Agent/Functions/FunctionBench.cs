using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Agent.Functions;

/// <summary>Functions alone over a small company, behind the filters: arguments are looked up, rights were checked.</summary>
internal sealed class FunctionBench(WorkforceData data, RankingModel? model = null, PerformanceModel? performance = null)
{
    /// <summary>Nothing is tried out, so nothing but what serves is ever asked for.</summary>
    public static ExperimentArms NoExperiment { get; } = new(new FakeTrainingJobStore(), null!, TimeProvider.System, NullLogger<ExperimentArms>.Instance);

    public FunctionBench(Company company)
        : this(company.Data)
    {
    }

    public static Speaker Manager { get; } = new("U99", "Mo Manager", Role.Manager);

    public static Speaker Employee { get; } = new("U02", "Bob Okafor", Role.Employee);

    public FakeWorkforceStore Store { get; } = new(data);

    public ConversationState State { get; } = new();

    /// <summary>Where functions say how far they are.</summary>
    public IProgress<TurnProgress>? Progress { get; init; }

    public Task<Reply> RunAsync(IChatFunction function, Speaker? speaker = null, params (string Name, string[] Values)[] arguments) =>
        function.RunAsync(Context(function, speaker, arguments), CancellationToken.None);

    public Task<Reply> ProposeAsync(IChatFunction function, params (string Name, string[] Values)[] arguments) =>
        function.ProposeAsync(Context(function, null, arguments), CancellationToken.None);

    /// <summary>The only table of a reply, or the n-th.</summary>
    public static TableBlock Table(Reply reply, int n = 0) => reply.Blocks.OfType<TableBlock>().ElementAt(n);

    public static string Fact(Reply reply, string label) => reply.Blocks.OfType<FactsBlock>().Single().Facts.Single(f => f.Label == label).Value;

    private FunctionContext Context(IChatFunction function, Speaker? speaker, (string Name, string[] Values)[] arguments)
    {
        var turn = new Turn { EventId = "e1", ConversationId = "c1", Speaker = speaker ?? Manager, Text = "" };
        var ranking = new RankingService(
            WorkforceSnapshot.Build(Store.Data, Company.Today), model ?? RankingModel.Untrained(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)), performance: performance);
        var call = new PlannedCall(function.Name, arguments.ToDictionary(a => a.Name, a => (IReadOnlyList<string>)a.Values));
        return new FunctionContext(call, new TurnScope(turn, State, ranking, company: null!, Progress)); // no function reads the company's words
    }
}
