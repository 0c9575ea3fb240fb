using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>A store, and systems in memory that are collected into it: people in MySQL, tasks and assignments in Neo4j, the rest as the layout has it.</summary>
internal sealed class Collecting : IAsyncDisposable
{
    private readonly TemporaryWorkforce _workforce;

    private Collecting(TemporaryWorkforce workforce) => _workforce = workforce;

    public FakeSystem MySql { get; } = new(SystemNames.MySql);

    public FakeSystem Neo4j { get; } = new(SystemNames.Neo4j);

    public FakeSystem MongoDb { get; } = new(SystemNames.MongoDb);

    public FakeSystem PostgreSql { get; } = new(SystemNames.PostgreSql);

    public SourcesOptions Options { get; } = new();

    public IWorkforceStore Store => _workforce.Store;

    public static async Task<Collecting> CreateAsync() => new(await TemporaryWorkforce.CreateAsync());

    public T Get<T>()
        where T : notnull => _workforce.Get<T>();

    /// <summary>A collection as a host that just started would do it.</summary>
    public async Task<CollectionReport> CollectAsync(bool full = false)
    {
        using var aggregator = NewAggregator();
        return await aggregator.CollectAsync(new CollectionOptions(IsFull: full), null, CancellationToken.None);
    }

    public Aggregator NewAggregator() => new(
        [MySql, Neo4j, MongoDb, PostgreSql], SourceLayout.Of(Options, s => s != SystemNames.Csv), Get<EfWorkforceStore>(), Microsoft.Extensions.Options.Options.Create(Options),
        Get<EventOutcomes>(), TimeProvider.System, NullLogger<Aggregator>.Instance);

    public Task<WorkforceData> ReadAsync() => Store.ReadAllAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _workforce.DisposeAsync();

    public static Person Somebody(string id, string name = "Somebody", string department = "Platform") =>
        new(id, name, $"{id.ToLowerInvariant()}@example.com", department, Seniority.Senior, 5, new DateOnly(2020, 1, 1), 40);

    public static WorkItem Work(string id, WorkItemStatus status) =>
        new(id, $"Task {id}", null, null, Priority.Medium, Difficulty.Medium, null, 8, new DateOnly(2026, 1, 2), null, status);

    public static Assignment Given(string id, string workItemId, string personId, int day = 5) =>
        new(id, workItemId, personId, new DateOnly(2026, 1, day), AssignmentMethod.Manual, true, null);
}
