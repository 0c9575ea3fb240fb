using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The sample team, spread over real servers, comes together as it is in the CSV folder.</summary>
public sealed class CollectionTests
{
    private static readonly CollectionOptions Changes = new();
    private static readonly CollectionOptions Full = new(IsFull: true);

    [Theory]
    [InlineData(SourceLayout.TaskGraph)]
    [InlineData(SourceLayout.ProfileGraph)]
    public async Task Collect_TheTeamOverFourSystems_EqualsTheCsvFolderRowForRow(string layout)
    {
        await using var systems = await Systems.StartAsync(layout);
        var (aggregator, store) = await systems.OpenAsync();

        var first = await aggregator.CollectAsync(Changes, null, CancellationToken.None);
        var again = await aggregator.CollectAsync(Full, null, CancellationToken.None);

        AssertClean(first);
        AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
        Assert.Equal(420, first.TrainingRows);
        AssertClean(again);
        Assert.All(again.Systems.SelectMany(s => s.Kinds), k => Assert.Equal((0, 0), (k.Merged, k.Removed)));
        Assert.Equal(0, again.TrainingRows);
    }

    internal static void AssertClean(CollectionReport report)
    {
        foreach (var (system, kind) in report.Systems.SelectMany(s => s.Kinds.Select(k => (s.System, k))))
        {
            Assert.True(
                kind is { Failure: null, Rejected: 0, Waiting: 0, Remark: null },
                $"{system} {kind.Kind}: {kind.Failure} {kind.Remark} {kind.Rejected} rejected, {kind.Waiting} waiting: {string.Join("; ", kind.Examples)}");
        }

        Assert.False(report.Failed);
    }

    internal static void AssertSame(WorkforceData expected, WorkforceData actual)
    {
        Assert.Equal(expected.Projects.OrderBy(p => p.Id, StringComparer.Ordinal), actual.Projects);
        Assert.Equal(expected.People.OrderBy(p => p.Id, StringComparer.Ordinal), actual.People);
        Assert.Equal(expected.Skills.OrderBy(s => s.PersonId, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal), actual.Skills);
        Assert.Equal(expected.WorkItems.OrderBy(i => i.Id, StringComparer.Ordinal), actual.WorkItems);
        Assert.Equal(expected.SkillRequirements.OrderBy(r => r.WorkItemId, StringComparer.Ordinal).ThenBy(r => r.SkillName, StringComparer.Ordinal), actual.SkillRequirements);
        Assert.Equal(expected.Assignments.OrderBy(a => a.Id, StringComparer.Ordinal), actual.Assignments);
        Assert.Equal(expected.Outcomes.OrderBy(o => o.AssignmentId, StringComparer.Ordinal), actual.Outcomes);
        Assert.Equal(expected.Workloads.OrderBy(w => w.PersonId, StringComparer.Ordinal).ThenBy(w => w.Week), actual.Workloads);
    }
}
