using System.Text.Json;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

public sealed class SyntheticCompanyTests
{
    private static readonly SyntheticCompanyOptions Default = new() { Today = Company.Today };

    private static readonly Lazy<Task<(WorkforceData Data, ImportReport Report)>> Generated = new(() =>
        WorkforceLoad.ReadAsync(new SyntheticWorkforceSource(Default), CancellationToken.None));

    [Fact]
    public async Task Read_SameOptions_IsTheSameByteForByte()
    {
        var again = await WorkforceLoad.ReadAsync(new SyntheticWorkforceSource(Default), CancellationToken.None);

        Assert.Equal(JsonSerializer.Serialize((await Generated.Value).Data), JsonSerializer.Serialize(again.Data));
    }

    [Fact]
    public async Task Read_OtherSeed_IsAnotherCompany()
    {
        var (other, _) = await WorkforceLoad.ReadAsync(new SyntheticWorkforceSource(Default with { Seed = 43 }), CancellationToken.None);

        Assert.NotEqual((await Generated.Value).Data.People[0].Name, other.People[0].Name);
    }

    [Fact]
    public async Task Read_EveryRecord_PassesTheScreen()
    {
        var (_, report) = await Generated.Value;

        Assert.All(report.Files, f => Assert.Equal((0L, true), (f.Rejected, f.Read > 0)));
    }

    [Fact]
    public async Task Read_DefaultSize_HasThePeopleAndTasksOfTheDocument()
    {
        var (data, _) = await Generated.Value;

        Assert.Equal((300, 1500), (data.People.Count, data.WorkItems.Count));
        Assert.Equal(300, data.People.Select(p => p.Name).Distinct().Count());
        Assert.Equal(300, data.WorkItems.Count(i => i.Status != WorkItemStatus.Completed));
        Assert.InRange(data.Outcomes.Count / 1200.0, 0.66, 0.74);
        Assert.Equal(WorkItemStatus.Open, data.WorkItems.Single(i => i.Id == "TASK-101").Status);
        Assert.All(data.WorkItems.Where(i => i.Status == WorkItemStatus.Open), i => Assert.True(i.Deadline > Company.Today));
        Assert.All(data.Outcomes, o => Assert.True(o.CompletionDate < Company.Today));
    }

    [Fact]
    public async Task Read_DefaultSize_FollowsTheDocumentsDistributions()
    {
        var (data, _) = await Generated.Value;
        var candidates = data.Assignments.GroupBy(a => a.WorkItemId).ToArray();

        Assert.InRange(data.People.Count(p => p.Seniority == Seniority.MidLevel) / 300.0, 0.27, 0.43);
        Assert.InRange(data.People.Count(p => p.Department == "Backend Development") / 300.0, 0.18, 0.32);
        Assert.InRange(data.WorkItems.Count(i => i.Priority == Priority.Medium) / 1500.0, 0.41, 0.49);
        Assert.InRange(data.WorkItems.Count(i => i.Difficulty == Difficulty.Hard) / 1500.0, 0.12, 0.18);
        Assert.InRange(candidates.Average(c => c.Count()), 2.2, 2.5);
        Assert.All(candidates, c => Assert.Single(c, a => a.IsSelected));
        Assert.InRange(data.Outcomes.Count(o => o.IsSuccess) / (double)data.Outcomes.Count, 0.6, 0.8);
    }

    [Fact]
    public async Task TrueSuccessProbability_OfTheChosen_AgreesWithWhatHappened()
    {
        var (data, _) = await Generated.Value;
        var source = new SyntheticWorkforceSource(Default);
        var assignments = data.Assignments.ToDictionary(a => a.Id);
        var told = data.Outcomes
            .Select(o => (P: source.TrueSuccessProbability(assignments[o.AssignmentId].PersonId, assignments[o.AssignmentId].WorkItemId), o.IsSuccess))
            .ToArray();

        // Calibration: among those with a probability above and below the median, as many succeed as it says, within three standard errors.
        foreach (var half in told.OrderBy(t => t.P).Chunk((told.Length / 2) + 1))
            Assert.Equal(half.Average(t => t.P), half.Average(t => t.IsSuccess ? 1.0 : 0), 3 * 0.5 / Math.Sqrt(half.Length));
    }

    [Fact]
    public async Task Read_Titles_NameASkillThatTheTaskRequires()
    {
        var (data, _) = await Generated.Value;
        var required = data.SkillRequirements.ToLookup(r => r.WorkItemId, r => r.SkillName);

        Assert.All(data.WorkItems, i => Assert.Contains(required[i.Id], skill => i.Title.Contains(skill, StringComparison.Ordinal)));
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).ToArray();
        Assert.Equal(open.Length, open.Select(i => i.Title).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(2_000, 100)]
    public async Task Read_OtherSizes_AreSound(int people, int tasks)
    {
        var (data, report) = await WorkforceLoad.ReadAsync(
            new SyntheticWorkforceSource(Default with { People = people, WorkItems = tasks }), CancellationToken.None);

        Assert.All(report.Files, f => Assert.Equal(0, f.Rejected));
        Assert.Contains(data.WorkItems, i => i is { Id: "TASK-101", Status: WorkItemStatus.Open });
        Assert.Equal(people, data.People.Select(p => p.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(100_001, 10)]
    [InlineData(10, 0)]
    [InlineData(10, 1_000_001)]
    public void Source_SizeOutOfRange_IsRefused(int people, int tasks) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new SyntheticWorkforceSource(Default with { People = people, WorkItems = tasks }));
}
