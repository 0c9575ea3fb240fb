using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using MongoDB.Bson;
using MongoDB.Driver;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>What changes at the systems, and what breaks there.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private const string Later = "2026-11-02T09:00:00.000Z";

    private static readonly CollectionOptions Changes = new();
    private static readonly CollectionOptions Full = new(IsFull: true);

    private Systems _systems = null!;

    public async Task InitializeAsync() => _systems = await Systems.StartAsync(SourceLayout.TaskGraph);

    public async Task DisposeAsync() => await _systems.DisposeAsync();

    [Fact]
    public async Task Collect_OneRowOfEachSystemChanged_ReadsAndWritesThoseAlone()
    {
        var (aggregator, store) = await _systems.OpenAsync(("Sources:OverlapSeconds", "0"));
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);
        // Whoever has the newest time is read again; so that it is one row, it is moved on alone first.
        await ChangeAsync("2026-11-02T08:00:00.000Z", "Before");
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        await ChangeAsync(Later, "After");
        var report = await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        CollectionTests.AssertClean(report);
        var changed = report.Systems.SelectMany(s => s.Kinds).Where(k => k.Merged > 0).ToDictionary(k => k.Kind, k => (k.Read, k.Merged));
        Assert.Equal([RecordKind.People, RecordKind.Skills, RecordKind.WorkItems, RecordKind.Outcomes], changed.Keys.Order());
        Assert.All(changed.Values, c => Assert.Equal((1, 1), c));
        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal("After", data.People.Single(p => p.Id == "U01").Name);
        Assert.Equal("After", data.WorkItems.Single(i => i.Id == "TASK-101").Title);
        Assert.Equal("After", data.Outcomes.Single(o => o.AssignmentId == "A0000").Feedback);
        Assert.Equal(Proficiency.Beginner, data.Skills.Single(s => s.PersonId == "U01" && s.Name == "Java").Proficiency);
    }

    [Fact]
    public async Task Collect_SomebodyLeavesAndComesBack_IsRemovedWithTheRestAndNothingIsLost()
    {
        var (aggregator, store) = await _systems.OpenAsync();
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        await _systems.MySqlAsync("UPDATE users SET status = 'INACTIVE' WHERE user_id = 'U14'");
        var left = await aggregator.CollectAsync(Full, null, CancellationToken.None);
        var without = await store.ReadAllAsync(CancellationToken.None);
        await _systems.MySqlAsync("UPDATE users SET status = 'ACTIVE', updated_at = '2026-11-03 10:00:00' WHERE user_id = 'U14'");
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        Assert.Equal(1, left.Systems.Single(s => s.System == "mysql").Kinds.Single().Removed);
        Assert.DoesNotContain(without.People, p => p.Id == "U14");
        Assert.DoesNotContain(without.Assignments, a => a.PersonId == "U14");
        Assert.Contains(left.Systems.SelectMany(s => s.Kinds), k => k is { Kind: RecordKind.Assignments, Waiting: > 0 });
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_MostOfATableIsGone_RemovesNothingAndSaysSo()
    {
        var (aggregator, store) = await _systems.OpenAsync();
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        await _systems.PostgreSqlAsync("DELETE FROM task_outcomes");
        var report = await aggregator.CollectAsync(Full, null, CancellationToken.None);

        Assert.Contains("420 of 420 Outcomes are gone", report.Systems.Single(s => s.System == "postgresql").Kinds.Single().Remark, StringComparison.Ordinal);
        Assert.Equal(420, (await store.ReadAllAsync(CancellationToken.None)).Outcomes.Count);
    }

    [Fact]
    public async Task Collect_ASystemIsDown_TheOthersGoOnAndItsDataStaysMarkedStale()
    {
        var (aggregator, store) = await _systems.OpenAsync(("Sources:TimeoutSeconds", "2"));
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        _systems.Mongo.Kill();
        await _systems.MySqlAsync("UPDATE users SET name = 'Renamed', updated_at = '2026-11-02 09:00:00' WHERE user_id = 'U01'");
        var report = await aggregator.CollectAsync(Full, null, CancellationToken.None);

        var mongo = report.Systems.Single(s => s.System == "mongodb");
        Assert.True(mongo.IsStale);
        Assert.NotNull(mongo.LastSuccess);
        Assert.Contains("can't be reached", mongo.Failure, StringComparison.Ordinal);
        Assert.All(report.Systems.Where(s => s.System != "mongodb"), s => Assert.False(s.IsStale));
        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal((149, 72, "Renamed"), (data.Skills.Count, data.Workloads.Count, data.People.Single(p => p.Id == "U01").Name));
    }

    [Fact]
    public async Task Collect_TheFirstTimeWithPeopleDown_WhatNamesThemWaitsAndComesLater()
    {
        var (aggregator, store) = await _systems.OpenAsync(("Sources:PatienceSeconds", "1"));
        await _systems.MySqlAsync("RENAME TABLE users TO users_away");

        var report = await aggregator.CollectAsync(Changes, null, CancellationToken.None);
        await _systems.MySqlAsync("RENAME TABLE users_away TO users");
        await aggregator.CollectAsync(new CollectionOptions("mysql"), null, CancellationToken.None);

        Assert.Contains("set Sources:Tables:mysql:TABLE", report.Systems.Single(s => s.System == "mysql").Kinds.Single().Failure, StringComparison.Ordinal);
        Assert.Equal(149, report.Systems.Single(s => s.System == "mongodb").Kinds.Single(k => k.Kind == RecordKind.Skills).Waiting);
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_TheGraphDiesMidRead_GoesOnAfterTheLastBatch()
    {
        var (aggregator, store) = await _systems.OpenAsync(("Sources:Neo4j:PageSize", "50"), ("Sources:BatchSize", "50"), ("Sources:TimeoutSeconds", "2"));
        var killer = new Reporter(p =>
        {
            if (p is { System: "neo4j", Kind: RecordKind.Assignments })
                _systems.Graph.Kill();
        });

        var broken = await aggregator.CollectAsync(Changes, killer, CancellationToken.None);
        var half = (await store.ReadAllAsync(CancellationToken.None)).Assignments.Count;
        var port = _systems.Graph.Port;
        _systems.Graph = await NodeServer.StartAsync("graph.mjs", port, "neo4j", "secret");
        await CompanyFiller.FillNeo4jAsync(
            _systems.Http, _systems.GraphUrl, await Systems.TeamAsync(), [RecordKind.Projects, RecordKind.People, RecordKind.WorkItems, RecordKind.SkillRequirements, RecordKind.Assignments]);
        var report = await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        Assert.Contains("broke off", broken.Systems.Single(s => s.System == "neo4j").Failure, StringComparison.Ordinal);
        Assert.InRange(half, 1, 419);
        Assert.Equal(420 - half, report.Systems.Single(s => s.System == "neo4j").Kinds.Single(k => k.Kind == RecordKind.Assignments).Read);
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_FullAfterOwnAssignment_KeepsWhatWasDecidedHere()
    {
        var (aggregator, store) = await _systems.OpenAsync();
        await aggregator.CollectAsync(Changes, null, CancellationToken.None);
        var change = await store.AssignAsync("TASK-101", "U01", AssignmentMethod.Manual, null, CancellationToken.None);

        await aggregator.CollectAsync(Full, null, CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(WorkItemStatus.InProgress, data.WorkItems.Single(i => i.Id == "TASK-101").Status);
        Assert.Contains(change.Assignment, data.Assignments);
    }

    [Fact]
    public async Task Collect_RowsThatCannotBe_AreRejectedWithTheReasonAndTheRestComes()
    {
        await _systems.MySqlAsync("ALTER TABLE user_profiles MODIFY experience_years TEXT");
        await _systems.MySqlAsync("UPDATE user_profiles SET experience_years = 'plenty' WHERE user_id = 'U02'");
        await _systems.PostgreSqlAsync("UPDATE task_outcomes SET quality_score = 7 WHERE assignment_id = 'A0001'");
        var skills = _systems.MongoCollection("profile_service", "user_skills");
        await skills.InsertManyAsync(
        [
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "JAVA", ["proficiencyLevel"] = "BEGINNER", ["isActive"] = true },
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Poetry", ["proficiencyLevel"] = "DIVINE", ["isActive"] = true },
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Huge", ["proficiencyLevel"] = "EXPERT", ["skillType"] = new string('x', 10_000_000), ["isActive"] = true },
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Gone", ["proficiencyLevel"] = "EXPERT", ["isActive"] = false },
        ]);
        var (aggregator, store) = await _systems.OpenAsync();

        var report = await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        var reasons = report.Systems.SelectMany(s => s.Kinds).SelectMany(k => k.Examples).Select(e => $"{e.Column}: {e.Reason}").ToArray();
        Assert.Contains("experience_years: 'plenty' is not a number; write it as 12.5.", reasons);
        Assert.Contains("quality_score: 7 is not within 0 to 1.", reasons);
        Assert.Contains(reasons, r => r.Contains("It repeats the row", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Contains("'DIVINE' is not one of", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Contains("10,000,000 characters", StringComparison.Ordinal));
        var data = await store.ReadAllAsync(CancellationToken.None);
        var team = await Systems.TeamAsync();
        var ofOthers = team.Assignments.Where(a => a.PersonId != "U02" && a.Id != "A0001").Select(a => a.Id);
        Assert.Equal(23, data.People.Count);
        Assert.Equal(ofOthers.Order(StringComparer.Ordinal), data.Outcomes.Select(o => o.AssignmentId)); // those of U02 wait
        Assert.DoesNotContain(data.Skills, s => s.Name is "Poetry" or "Huge" or "Gone");
    }

    [Fact]
    public async Task Collect_AColumnWasRenamed_IsHealedByItsNameInConfiguration()
    {
        await _systems.MySqlAsync("ALTER TABLE user_profiles RENAME COLUMN department_id TO dept");
        await _systems.MySqlAsync("ALTER TABLE user_profiles DROP COLUMN updated_at");
        var (aggregator, store) = await _systems.OpenAsync(("Sources:Fields:mysql:People:department", "dept"), ("Sources:Fields:mysql:People:profile_updated", ""));

        CollectionTests.AssertClean(await aggregator.CollectAsync(Changes, null, CancellationToken.None));

        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_TwoSystemsGivePeople_EachFieldComesFromTheFirstThatHasIt()
    {
        await _systems.CypherAsync("MATCH (u:User {userId: 'U01'}) SET u.department = 'From the graph'");
        await _systems.MySqlAsync("UPDATE user_profiles SET department_id = NULL WHERE user_id IN ('U01', 'U02')");
        var (aggregator, store) = await _systems.OpenAsync(("Sources:Systems:People", "mysql,neo4j"));

        await aggregator.CollectAsync(Changes, null, CancellationToken.None);

        var people = (await store.ReadAllAsync(CancellationToken.None)).People;
        var team = (await Systems.TeamAsync()).People;
        Assert.Equal("From the graph", people.Single(p => p.Id == "U01").Department);
        Assert.Equal(team.Single(p => p.Id == "U02"), people.Single(p => p.Id == "U02"));
        Assert.Equal(24, people.Count);
    }

    private async Task ChangeAsync(string moment, string text)
    {
        var sql = moment.Replace('T', ' ').TrimEnd('Z');
        await _systems.MySqlAsync($"UPDATE users SET name = '{text}', updated_at = '{sql}' WHERE user_id = 'U01'");
        await _systems.PostgreSqlAsync($"UPDATE task_outcomes SET feedback = '{text}', updated_at = '{sql}' WHERE assignment_id = 'A0000'");
        await _systems.CypherAsync($"MATCH (t:Task {{taskId: 'TASK-101'}}) SET t.title = '{text}', t.updatedAt = '{moment}'");
        await _systems.MongoCollection("profile_service", "user_skills").UpdateOneAsync(
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Java" },
            Builders<BsonDocument>.Update.Set("proficiencyLevel", text == "After" ? "BEGINNER" : "EXPERT").Set("updatedAt", DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()));
    }

    private sealed class Reporter(Action<CollectionProgress> heard) : IProgress<CollectionProgress>
    {
        public void Report(CollectionProgress value) => heard(value);
    }
}
