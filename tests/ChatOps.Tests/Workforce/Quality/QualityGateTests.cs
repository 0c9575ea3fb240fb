using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Quality;

namespace ChatOps.Tests.Workforce.Quality;

public sealed class QualityGateTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Check_TheSampleTeam_PassesAndSaysWhatItLookedAt()
    {
        var report = QualityGate.Check(await TeamAsync(), Today);

        Assert.True(report.Passes, string.Join("; ", report.Checks));
        Assert.Equal(
            ["user_skill_distribution", "task_assignment_patterns", "performance_correlations", "recommendation_coverage", "completeness", "duplicates", "impossible_values", "future_dates"],
            report.Checks.Select(c => c.Name));
        Assert.All(report.Checks, c => Assert.InRange(c.Score!.Value, QualityCheck.Least, 1));
        Assert.Empty(report.KeptOut);
    }

    [Fact]
    public async Task Check_OutcomesThatCannotBe_AreKeptOutWithTheReasonAndNotRepaired()
    {
        var team = await TeamAsync();
        var outcomes = team.Outcomes.ToArray();
        outcomes[0] = outcomes[0] with { CompletionDate = Today.AddDays(1) };
        outcomes[1] = outcomes[1] with { ActualHours = 0 };
        outcomes[2] = outcomes[2] with { ActualHours = 99_999 };

        var report = QualityGate.Check(team with { Outcomes = outcomes }, Today);

        Assert.Equal(3, report.KeptOut.Count);
        Assert.Contains("is to come", report.KeptOut[outcomes[0].AssignmentId], StringComparison.Ordinal);
        Assert.Equal("It took no time.", report.KeptOut[outcomes[1].AssignmentId]);
        Assert.Contains("20 times", report.KeptOut[outcomes[2].AssignmentId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RatingsDrawnByLot_FailTheCorrelations()
    {
        var team = await TeamAsync();
        var random = new Random(7);
        var report = QualityGate.Check(team with { Outcomes = [.. team.Outcomes.Select(o => o with { Rating = random.Next(1, 6), Quality = random.NextDouble(), ActualHours = random.Next(1, 40) })] }, Today);

        Assert.False(report.Checks.Single(c => c.Name == "performance_correlations").Passes);
        Assert.False(report.Passes);
    }

    [Fact]
    public void Check_NothingThere_JudgesNothingAndDoesNotPass()
    {
        var report = QualityGate.Check(WorkforceData.Empty, Today);

        Assert.All(report.Checks, c => Assert.Null(c.Score));
        Assert.False(report.Passes);
    }

    private static Task<WorkforceData> TeamAsync() => SampleCompanies.TeamAsync();
}
