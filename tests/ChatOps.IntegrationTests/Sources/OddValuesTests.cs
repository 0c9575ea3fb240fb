using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using MongoDB.Bson;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>Keys that are missing and numbers that are none of ours, in the systems themselves.</summary>
public sealed class OddValuesTests : IAsyncLifetime
{
    private Systems _systems = null!;

    public async Task InitializeAsync() => _systems = await Systems.StartAsync(SourceLayout.TaskGraph);

    public async Task DisposeAsync() => await _systems.DisposeAsync();

    [Fact]
    public async Task Collect_RowsWithoutAKey_AreRejectedAndCounted()
    {
        await _systems.MySqlAsync("ALTER TABLE users DROP PRIMARY KEY, MODIFY user_id VARCHAR(120) NULL");
        await _systems.MySqlAsync("INSERT INTO users (user_id, name, status) VALUES (NULL, 'Nobody', 'ACTIVE'), ('', 'Nobody', 'ACTIVE')");
        await _systems.PostgreSqlAsync("ALTER TABLE task_outcomes DROP CONSTRAINT task_outcomes_pkey, ALTER assignment_id DROP NOT NULL");
        await _systems.PostgreSqlAsync("INSERT INTO task_outcomes (actual_hours) VALUES (5)");
        await _systems.MongoCollection("profile_service", "user_skills").InsertOneAsync(new BsonDocument { ["skillName"] = "Java", ["proficiencyLevel"] = "EXPERT", ["isActive"] = true });
        var (aggregator, store) = await _systems.OpenAsync();

        var report = await aggregator.CollectAsync(new CollectionOptions(IsFull: true), null, CancellationToken.None);

        Assert.Equal(2, KindOf(report, RecordKind.People).Rejected);
        Assert.Equal(1, KindOf(report, RecordKind.Outcomes).Rejected);
        Assert.Equal(1, KindOf(report, RecordKind.Skills).Rejected);
        Assert.All(report.Systems.SelectMany(s => s.Kinds), k => Assert.Null(k.Remark));
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_NodesWithoutAKey_AreCountedAndNothingOfTheirKindIsRemoved()
    {
        var (aggregator, store) = await _systems.OpenAsync();
        await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        await _systems.CypherAsync("ALTER TABLE Task ADD code STRING");
        await _systems.CypherAsync("MATCH (t:Task) WHERE t.taskId <> 'TASK-101' SET t.code = t.taskId");
        var (renamed, _) = await _systems.OpenAsync(("Sources:Fields:neo4j:WorkItems:task_id", "code"));

        var report = await renamed.CollectAsync(new CollectionOptions(IsFull: true), null, CancellationToken.None);
        var check = (await renamed.CheckAsync(CancellationToken.None)).Single(c => c.System == "neo4j").Checks.Single(c => c.Kind == RecordKind.WorkItems);

        Assert.Null(KindOf(report, RecordKind.WorkItems).Failure);
        Assert.Equal("Rows without a key, or with one that is no text: 1. They can't be read in order; store it as text there.", Assert.Single(KindOf(report, RecordKind.WorkItems).Examples).Reason);
        Assert.Contains("none was removed", KindOf(report, RecordKind.WorkItems).Remark, StringComparison.Ordinal);
        Assert.Contains("store it as text there", check.Problem, StringComparison.Ordinal);
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Collect_APageEndsWithHalfAKey_TheRestIsReadAllTheSame()
    {
        await _systems.CypherAsync("ALTER TABLE Skill ADD alias STRING");
        await _systems.CypherAsync("MATCH (s:Skill) WHERE s.name <> 'Java' SET s.alias = s.name");
        var (aggregator, store) = await _systems.OpenAsync(("Sources:Fields:neo4j:SkillRequirements:skill_name", "alias"), ("Sources:Neo4j:PageSize", "1"));

        var report = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

        Assert.Null(KindOf(report, RecordKind.SkillRequirements).Failure);
        var expected = (await Systems.TeamAsync()).SkillRequirements.Where(r => r.SkillName != "Java").Select(r => (r.WorkItemId, r.SkillName)).Order();
        Assert.Equal(expected, (await store.ReadAllAsync(CancellationToken.None)).SkillRequirements.Select(r => (r.WorkItemId, r.SkillName)).Order());
    }

    [Fact]
    public async Task Collect_NumbersBeyondOurs_RejectTheirRowsAndNoOthers()
    {
        var skills = _systems.MongoCollection("profile_service", "user_skills");
        await skills.InsertManyAsync(
        [
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Nothing", ["proficiencyLevel"] = "EXPERT", ["yearsOfExperience"] = Decimal128.QNaN, ["isActive"] = true },
            new BsonDocument { ["userId"] = "U01", ["skillName"] = "Vast", ["proficiencyLevel"] = "EXPERT", ["yearsOfExperience"] = Decimal128.Parse("1E+6000"), ["isActive"] = true },
        ]);
        var (aggregator, store) = await _systems.OpenAsync();

        var report = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

        Assert.Equal(2, KindOf(report, RecordKind.Skills).Rejected);
        Assert.All(KindOf(report, RecordKind.Skills).Examples, e => Assert.Equal("Its value of type Decimal128 is beyond what can be read.", e.Reason));
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
    }

    private static KindReport KindOf(CollectionReport report, RecordKind kind) => report.Systems.SelectMany(s => s.Kinds).Single(k => k.Kind == kind);
}
