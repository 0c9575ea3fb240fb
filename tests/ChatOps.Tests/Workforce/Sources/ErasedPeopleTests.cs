using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Erasure;
using static ChatOps.Tests.Workforce.Sources.Collecting;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>Whoever was erased on request stays away, though systems still have them.</summary>
public sealed class ErasedPeopleTests : IAsyncLifetime
{
    private const string Id = "PERSON-77";
    private const string Name = "Zebulon Quist";

    private Collecting _company = null!;

    public async Task InitializeAsync()
    {
        _company = await Collecting.CreateAsync();
        _company.MySql.With(Somebody(Id, Name), Somebody("U2"));
        _company.Neo4j.With(
            Work("T1", WorkItemStatus.InProgress), Work("T2", WorkItemStatus.Open),
            Given($"T1/{Id}", "T1", Id), Given("A2", "T2", "U2"), Given($"T9/{Id}", "T9", Id)); // there is no T9
        _company.MongoDb.With(
            new Skill(Id, "Java", null, Proficiency.Expert, 5, true), new Skill("U2", "Java", null, Proficiency.Expert, 5, true), new Workload(Id, new DateOnly(2026, 1, 5), 10, 40));
        _company.PostgreSql.With(new Outcome($"T1/{Id}", new DateOnly(2026, 1, 9), 8, 5, 0.9, 1, null), new Outcome($"T9/{Id}", new DateOnly(2026, 1, 9), 8, 5, 0.9, 1, $"Thank you, {Name}."));
    }

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Collect_AfterErasure_BringsNothingOfThemBack(bool severalSystems)
    {
        if (severalSystems)
        {
            foreach (var kind in new[] { RecordKind.People, RecordKind.Skills, RecordKind.Assignments, RecordKind.Workloads })
                _company.Options.Systems[$"{kind}"] = "mysql,neo4j,mongodb";
        }

        await _company.CollectAsync();
        Assert.NotEmpty(await FindAsync());
        await _company.Get<IErasure>().EraseAsync(Id, "(erased)", CancellationToken.None);
        var erased = await FindAsync();
        var report = await _company.CollectAsync(full: true);

        Assert.Empty(erased);
        Assert.Empty(await FindAsync());
        Assert.Equal("U2", Assert.Single((await _company.ReadAsync()).People).Id);
        Assert.Equal("U2", Assert.Single((await _company.ReadAsync()).Skills).PersonId);
        Assert.All(report.Systems.SelectMany(s => s.Kinds), k => Assert.Equal(0, k.Waiting));
        Assert.Contains(report.Systems.SelectMany(s => s.Kinds).SelectMany(k => k.Examples), e => e.Reason == "This person was erased on request. Erase them in the source as well.");
    }

    [Fact]
    public async Task Collect_ErasedWhileItRuns_EndsWellAndTheNextLeavesNothing()
    {
        await _company.CollectAsync();
        _company.PostgreSql.Before = async (_, key) =>
        {
            if (key == $"T1/{Id}")
                await _company.Get<IErasure>().EraseAsync(Id, "(erased)", CancellationToken.None);
        };

        var report = await _company.CollectAsync(full: true);
        _company.PostgreSql.Before = (_, _) => Task.CompletedTask;
        await _company.CollectAsync(full: true);

        Assert.False(report.Failed);
        Assert.Empty(await FindAsync());
    }

    /// <summary>Tables and columns that still have the name, the address or the id.</summary>
    private async Task<IReadOnlyList<(string Place, int Rows)>> FindAsync()
    {
        await using var context = _company.Get<EfWorkforceStore>().CreateContext();
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(context.Database);
        return await new Mentions(context, [Name, $"{Id.ToLowerInvariant()}@example.com", Id]).CountAsync(CancellationToken.None);
    }
}
