using System.Text.Json;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.MongoDb;
using ChatOps.Workforce.Sources.Neo4j;
using ChatOps.Workforce.Sources.Systems;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using static ChatOps.Tests.Workforce.Sources.Collecting;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>Systems that send what nobody expects, or are slow.</summary>
public sealed class FaultySystemsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Collect_AValueThatNobodyExpected_FailsThatKindOfThatSystemOnly()
    {
        await using var company = await Filled();
        company.Neo4j.Before = (kind, _) => kind == RecordKind.WorkItems ? throw new OverflowException("secret") : Task.CompletedTask;

        var report = await company.CollectAsync();

        AssertWorkItemsFailed(report, "neo4j sent something of WorkItems that can't be read (OverflowException). The log says more.");
        Assert.Single((await company.ReadAsync()).People);
    }

    [Fact]
    public async Task Collect_ANewestChangeThatNobodyExpected_FailsThatSystemOnly()
    {
        await using var company = await Filled();
        company.Neo4j.WrongNewest = new KeyNotFoundException("secret");

        var report = await company.CollectAsync();

        AssertWorkItemsFailed(report, "neo4j sent something of WorkItems that can't be read (KeyNotFoundException). The log says more.");
        Assert.Single((await company.ReadAsync()).People);
    }

    [Theory]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"fields":["a"]}}""")]
    [InlineData("""{"data":{"fields":"a","values":[]}}""")]
    public void Answer_NotOfTheQueryApi_IsRefusedWithASentence(string body)
    {
        var refused = Assert.Throws<Neo4jException>(() => new Neo4jResult(JsonDocument.Parse(body), body.Length));

        Assert.Equal("What answers there is not Neo4j's Query API. Is it the HTTP port, not Bolt's?", refused.Message);
    }

    public static TheoryData<BsonValue> BeyondOurs => new(Decimal128.QNaN, Decimal128.PositiveInfinity, Decimal128.Parse("1E+6000"), new BsonDateTime(long.MaxValue), new BsonDateTime(long.MinValue));

    [Theory]
    [MemberData(nameof(BeyondOurs), DisableDiscoveryEnumeration = true)]
    public void Document_WithAValueBeyondOurs_IsRejectedWithItsKey(BsonValue value)
    {
        var document = new BsonDocument { ["userId"] = "U1", ["date"] = "2026-01-05", ["allocatedHours"] = value };

        var row = MongoDbSource.Read(document, ["userId", "date", "allocatedHours", null], RecordFields.Of(RecordKind.Workloads), "mongodb Workloads", 7);

        Assert.Equal(new Rejection("mongodb Workloads", 7, "allocated_hours", $"Its value of type {value.BsonType} is beyond what can be read."), row.Rejection);
        Assert.NotNull(RecordFields.Of(RecordKind.Workloads).KeyOf(row.Values));
    }

    [Fact]
    public async Task Read_ASystemThatIsSlowButSteady_IsReadToItsEnd()
    {
        var time = new FakeTimeProvider();
        var system = Steady(() => time.Advance(Patience * 0.7));

        Assert.Equal(10, await CountAsync(system, time));
    }

    [Fact]
    public async Task Read_ASystemThatStaysSilent_IsGivenUp()
    {
        var time = new FakeTimeProvider();
        var system = Steady(() => time.Advance(Patience * 1.1));

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => CountAsync(system, time));

        Assert.Equal("mysql did not go on with People within 30 s.", refused.Message);
    }

    private static FakeSystem Steady(Action before)
    {
        var system = new FakeSystem(SystemNames.MySql).With([.. Enumerable.Range(0, 10).Select(n => Somebody($"U{n}"))]);
        system.Before = (_, _) =>
        {
            before();
            return Task.CompletedTask;
        };
        return system;
    }

    private static async Task<int> CountAsync(FakeSystem system, TimeProvider time)
    {
        var count = 0;
        await foreach (var rows in new RowPull(system, RecordKind.People, SourceSpan.All, 100, Patience, time).ReadBatchesAsync(CancellationToken.None))
            count += rows.Count;
        return count;
    }

    private static void AssertWorkItemsFailed(CollectionReport report, string expected)
    {
        Assert.Equal(expected, report.Systems.Single(s => s.System == "neo4j").Kinds.Single(k => k.Kind == RecordKind.WorkItems).Failure);
        Assert.All(report.Systems.Where(s => s.System != "neo4j"), s => Assert.False(s.IsStale));
    }

    private static async Task<Collecting> Filled()
    {
        var company = await Collecting.CreateAsync();
        company.MySql.With(Somebody("U1"));
        company.Neo4j.With(Work("T1", WorkItemStatus.Open));
        return company;
    }
}
