using ChatOps.Agent.Functions;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Agent.Functions;

public sealed class ShowModelPerformanceTests
{
    private static readonly RankingModel Model = new()
    {
        Version = 4,
        TrainedAt = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero),
        Outcomes = 1_054,
        CalibratedOn = 800,
        Remarks = ["Two rows were left out."],
        Competition = new SuccessCompetition(
            800,
            0.66,
            [
                new Contender("logistic", "pull 30", "as it is", 0.585, 0, 0, 0.199, 0.8125, 0.754, 0.05, 0.94, Serves: true),
                new Contender("plain skill match", "", "Platt", 0.622, 0.037, 0.02, 0.215, null, 0.671, 0.049, null, Serves: false),
            ],
            "The logistic model serves."),
    };

    [Fact]
    public async Task Run_TrainedRanking_ShowsMetricsBesideBaselines()
    {
        var reply = await new FunctionBench(Company.Small().Data, Model).RunAsync(new ShowModelPerformance(), null, ("model", ["ranking"]));

        Assert.Equal(
            "**Ranking v4** of 23 Nov 2026, from 1,054 outcomes. On 800 later outcomes the logistic model was right about success in 75 % (always saying the likelier end: 66 %), AUC 0.81. The logistic model serves. Two rows were left out.",
            reply.Text);
        Assert.Equal(
            [
                ["logistic (serves)", "75 %", "0.812", "0.585", "0.199", "0.050", "94 %"],
                ["plain skill match", "67 %", "not measured", "0.622", "0.215", "0.049", "not measured"],
                ["always the likelier end", "66 %", "", "", "", "", ""],
            ],
            FunctionBench.Table(reply).Rows);
    }

    [Fact]
    public async Task Run_TheFormulaServes_IsNamedAsItIs()
    {
        var competition = new SuccessCompetition(60, null, [new Contender("the document's formula", "", "Platt", 0.6, 0, 0, 0.2, null, 0.7, 0.05, null, Serves: true)], "The formula serves.");

        var reply = await new FunctionBench(Company.Small().Data, Model with { Competition = competition }).RunAsync(new ShowModelPerformance(), null, ("model", ["ranking"]));

        Assert.Contains("On 60 later outcomes the document's formula was right about success in 70 %. The formula serves.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingTrained_SaysSoForBoth()
    {
        var reply = await new FunctionBench(Company.Small()).RunAsync(new ShowModelPerformance(), null, ("model", ["all"]));

        Assert.Equal(
            "The ranking has not been trained yet: the document's formula serves, and how good it is was not measured. There are 0 outcomes; learning takes 50.\n\nPerformance prediction has not been trained yet. There are 0 outcomes; learning takes 50.",
            reply.Text);
        Assert.Empty(reply.Blocks);
        Assert.Null(reply.Note);
    }

    [Fact]
    public async Task Run_PerformanceOnly_LeavesTheRankingOut() => Assert.StartsWith(
        "Performance prediction has not been trained yet.",
        (await new FunctionBench(Company.Small().Data, Model).RunAsync(new ShowModelPerformance(), null, ("model", ["performance"]))).Text,
        StringComparison.Ordinal);
}
