using ChatOps.Learning.Evaluation;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Learning.Evaluation;

public sealed class RankingEvaluationTests
{
    [Fact]
    public async Task Run_TheTeam_MeasuresEveryMethodOnTheSameDecisions()
    {
        var data = await SampleCompanies.TeamAsync();

        var report = RankingEvaluation.Run(data, CancellationToken.None);

        Assert.Equal(84, report.Decisions);
        Assert.Equal(report.Decisions, report.Folds.Sum(f => f.Decisions));
        Assert.Equal(Enum.GetValues<EvaluatedMethod>(), report.Methods.Select(m => m.Method));
        var (serving, forest) = (report.Methods[(int)EvaluatedMethod.Serving], report.Methods[(int)EvaluatedMethod.DocumentForest]);
        Assert.True(serving.Metrics[Metric.NdcgAt10].Value > forest.Metrics[Metric.NdcgAt10].Value);
        Assert.True(forest.ServingAhead[Metric.NdcgAt10].Low > 0);
        Assert.InRange(forest.Metrics[Metric.Brier].Value!.Value, 0, 1);
        Assert.All(
            report.Methods.SelectMany(m => m.Metrics.Values),
            v => Assert.True(v.Value is null || double.IsFinite(v.Value.Value)));
        Assert.Equal(420, report.Business.Groups.Sum(g => g.Outcomes));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_TooLittleToMeasure_SaysSoWithoutNaN(bool hasOne)
    {
        var company = Company.Small();
        if (hasOne)
            company.Finished("OLD-9", "U01", 5, Company.Today.AddDays(-5));

        var report = RankingEvaluation.Run(company.Data with { Outcomes = hasOne ? company.Data.Outcomes : [] }, CancellationToken.None);

        Assert.Equal(hasOne, report.KnownThrough is not null || report.Outcomes > 0);
        Assert.All(report.Methods.SelectMany(m => m.Metrics.Values), v => Assert.False(v.Value is double.NaN));
    }
}
