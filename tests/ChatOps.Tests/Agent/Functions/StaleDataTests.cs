using ChatOps.Agent.Functions;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent.Functions;

public sealed class StaleDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 20, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public void Sentence_WorkloadOfOneSystem_SaysWhoseHowOldAndWhenItFailed() => Assert.Equal(
        "Workload comes from MySQL and was last read 3 hours ago; that system could not be read at 14:05.",
        Of([RecordKind.Workloads], new StaleKind(RecordKind.Workloads, "mysql", Now.AddHours(-3), Now.AddMinutes(-15))));

    [Fact]
    public void Sentence_SeveralKindsAndSystems_OneSentenceEachWithTheOldestReading() => Assert.Equal(
        "Tasks and assignments come from Neo4j and were last read 2 days ago; that system could not be read on 23 Nov at 14:20. "
        + "Skills come from MongoDB and were never read whole; that system could not be read at 14:05.",
        Of(
            [RecordKind.Assignments, RecordKind.WorkItems, RecordKind.Skills],
            new StaleKind(RecordKind.Assignments, "neo4j", Now.AddHours(-50), Now.AddDays(-1)),
            new StaleKind(RecordKind.WorkItems, "neo4j", Now.AddHours(-30), Now.AddDays(-1)),
            new StaleKind(RecordKind.Skills, "mongodb", null, Now.AddMinutes(-15))));

    [Fact]
    public void Sentence_WhatTheAnswerDoesNotRestOn_IsNotMentioned() =>
        Assert.Null(Of([RecordKind.WorkItems], new StaleKind(RecordKind.Workloads, "mysql", Now, Now)));

    [Theory]
    [InlineData("what is the workload of U01?", true)]
    [InlineData("who should take TASK-101?", true)]
    [InlineData("why U02 for TASK-101?", true)]
    [InlineData("show TASK-101", false)]
    [InlineData("help", false)]
    public async Task TakeTurn_WorkloadIsStale_AnswersThatRestOnItSaySo(string text, bool says)
    {
        var now = new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero);
        using var bench = new AgentBench(Company.Small().Data with { Stale = [new StaleKind(RecordKind.Workloads, "mysql", now.AddHours(-3), now.AddMinutes(-15))] });

        var reply = await bench.SayAsync(text);

        Assert.Equal(says, reply.Note?.Contains("Workload comes from MySQL and was last read 3 hours ago; that system could not be read at 08:45.", StringComparison.Ordinal) ?? false);
    }

    private string? Of(RecordKind[] kinds, params StaleKind[] stale) => StaleData.Sentence(stale, kinds, _time);
}
