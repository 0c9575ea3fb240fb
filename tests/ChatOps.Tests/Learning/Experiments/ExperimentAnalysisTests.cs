using ChatOps.Learning.Experiments;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Experiments;

public sealed class ExperimentAnalysisTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    private static readonly ExperimentDesign Design = ExperimentDesign.Plan(
        "exp-1", "exp-1", 7, 50, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), OutcomeMetric.Success, 0.15, 0.45);

    [Fact]
    public void Of_BetterChallenger_IsSaidWithItsDifference()
    {
        var report = ExperimentAnalysis.Of(Design, Company(800, challengerSuccess: 0.85, controlSuccess: 0.6));

        Assert.True(report.IsMinimumReached);
        Assert.StartsWith("v7 does better on success: +", report.Verdict, StringComparison.Ordinal);
        Assert.InRange(report.Decisive.Welch!.Difference, 0.15, 0.35);
        Assert.InRange(report.Decisive.AlwaysValidP!.Value, 0, 0.05);
        Assert.True(report.Decisive.AlwaysValidLow > 0);
        Assert.True(report.Decisive.AlwaysValidHigh - report.Decisive.AlwaysValidLow > report.Decisive.Welch.High - report.Decisive.Welch.Low);
        Assert.Equal(800, report.Assigned.Control + report.Assigned.Challenger);
        Assert.Equal(Enum.GetValues<OutcomeMetric>(), report.Metrics.Select(m => m.Metric));
    }

    [Fact]
    public void Of_NoRecommendationThatDoesWorse_IsSaid() => Assert.StartsWith(
        "No recommendation does worse on success: -",
        ExperimentAnalysis.Of(Design with { ChallengerVersion = null }, Company(800, 0.55, 0.85)).Verdict,
        StringComparison.Ordinal);

    [Fact]
    public void Of_MetricWhereLessIsBetter_IsTurnedRound()
    {
        var data = Company(800, 0.7, 0.7, (arm, o) => o with { ActualHours = arm == Arm.Challenger ? 8 + (o.Quality * 2) : 12 + (o.Quality * 2) });

        var report = ExperimentAnalysis.Of(Design with { Metric = OutcomeMetric.HoursAgainstEstimate }, data);

        Assert.StartsWith("v7 does better on hours against the estimate: -", report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoDifference_IsSaidByThePlannedSample()
    {
        var report = ExperimentAnalysis.Of(Design, Company(800, 0.7, 0.7));

        Assert.StartsWith("No difference in success is shown by the planned sample", report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TooFewTasks_SaysHowManyOfHowMany()
    {
        var report = ExperimentAnalysis.Of(Design, Company(40, 0.7, 0.7));

        Assert.False(report.IsMinimumReached);
        Assert.Contains($"of {Design.MinimumSample.Control} and ", report.Verdict, StringComparison.Ordinal);
        Assert.Null(report.Decisive.AlwaysValidP);
    }

    [Fact]
    public void Of_NothingAssigned_SaysSo()
    {
        var report = ExperimentAnalysis.Of(Design, WorkforceData.Empty);

        Assert.StartsWith("Nothing can be said yet", report.Verdict, StringComparison.Ordinal);
        Assert.All(report.Metrics, m => Assert.Equal(new ArmFigures(0, null, null, null), m.Control));
    }

    [Fact]
    public void Of_TasksThatSomebodyHadBefore_AreLeftOut()
    {
        var data = Company(800, 0.7, 0.7);
        var before = data.Assignments.Take(300).Select(a => a with { Id = "before-" + a.Id, Date = Start }).ToArray();

        var report = ExperimentAnalysis.Of(Design, data with { Assignments = [.. data.Assignments, .. before] });

        Assert.Equal(500, report.Assigned.Control + report.Assigned.Challenger);
    }

    [Fact]
    public void Of_Ended_LeavesOutWhatWasAssignedLater()
    {
        var ended = Design with { EndedAt = new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero) };
        var data = Company(800, 0.7, 0.7);

        var report = ExperimentAnalysis.Of(ended, data);

        Assert.Equal(data.Assignments.Count(a => a.Date <= new DateOnly(2026, 3, 12)), report.Assigned.Control + report.Assigned.Challenger);
    }

    [Fact]
    public void Of_CandidatesThatWerePassedOver_AreNotCounted()
    {
        var data = Company(100, 0.7, 0.7);

        var report = ExperimentAnalysis.Of(Design, data with { Assignments = [.. data.Assignments.Select(a => a with { IsSelected = false })] });

        Assert.Equal(0, report.Assigned.Control + report.Assigned.Challenger);
    }

    [Fact]
    public void Of_ArmThatLosesTasks_IsNotTrusted()
    {
        var data = Company(800, 0.85, 0.6);
        var lost = data.Assignments.Where(a => Design.ArmOf(a.WorkItemId) == Arm.Challenger).Where((_, n) => n % 3 == 0).Select(a => a.Id).ToHashSet();

        var report = ExperimentAnalysis.Of(Design, data with
        {
            Assignments = [.. data.Assignments.Where(a => !lost.Contains(a.Id))],
            Outcomes = [.. data.Outcomes.Where(o => !lost.Contains(o.AssignmentId))],
        });

        Assert.True(report.Assigned.IsMismatch);
        Assert.StartsWith("Don't trust these figures:", report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ArmWhoseSlowTasksAreMissing_IsNotTrustedYet()
    {
        var data = Company(800, 0.85, 0.6);
        var open = data.Assignments.Where(a => Design.ArmOf(a.WorkItemId) == Arm.Control).Where((_, n) => n % 3 == 0).Select(a => a.Id).ToHashSet();

        var report = ExperimentAnalysis.Of(Design, data with { Outcomes = [.. data.Outcomes.Where(o => !open.Contains(o.AssignmentId))] });

        Assert.StartsWith("Don't trust these figures yet: one arm finishes sooner", report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PoisonedOutcomes_ReachNoFigure()
    {
        var data = Company(200, 0.7, 0.7);

        var report = ExperimentAnalysis.Of(
            Design, data with { Outcomes = [.. data.Outcomes.Select((o, n) => n % 10 == 0 ? o with { Quality = double.NaN, ActualHours = double.PositiveInfinity } : o)] });

        Assert.Equal(180, report.Decisive.Control.Tasks + report.Decisive.Challenger.Tasks);
        Assert.All(report.Metrics, m => Assert.True(double.IsFinite(m.Control.Mean!.Value)));
    }

    [Fact]
    public void Past_AllFinishedTasks_GivesTheSpreadToPlanWith() =>
        Assert.Equal(0.458, ExperimentAnalysis.Past(Company(1_000, 0.7, 0.7), OutcomeMetric.Success).Spread, 0.02);

    private static WorkforceData Company(int tasks, double challengerSuccess, double controlSuccess, Func<Arm, Outcome, Outcome>? change = null)
    {
        var random = new Random(3);
        var company = new Fakes.Company().Person("U1", "One");
        for (var n = 0; n < tasks; n++)
        {
            var arm = Design.ArmOf($"T{n}");
            var isSuccess = random.NextDouble() < (arm == Arm.Challenger ? challengerSuccess : controlSuccess);
            company.Did($"T{n}", "U1", Start.AddDays(3 + (n / 20)), 9 + (2 * random.NextDouble()), isSuccess ? 5 : 2, random.NextDouble(), 1);
        }

        var data = company.Data;
        return change is null ? data : data with { Outcomes = [.. data.Outcomes.Select(o => change(Design.ArmOf(o.AssignmentId[2..]), o))] };
    }
}
