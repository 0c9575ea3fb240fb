using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class RankingTrainerTests
{
    [Fact]
    public async Task Train_OutcomesThatCanNotBe_AreLeftOutAndSaid()
    {
        var data = await SampleCompanies.TeamAsync();
        var spoiled = data with
        {
            Outcomes =
            [
                .. data.Outcomes.Select((o, n) => n switch
                {
                    0 => o with { Rating = 9 },
                    1 => o with { Quality = double.NaN },
                    2 => o with { Timeliness = double.PositiveInfinity },
                    3 => o with { ActualHours = -4 },
                    4 => o with { AssignmentId = "nowhere" },
                    _ => o,
                }),
                data.Outcomes[10],
            ],
        };

        var model = Train(spoiled);

        Assert.Equal(data.Outcomes.Count - 5, model.Outcomes);
        Assert.Equal(5, model.Remarks.Count);
        Assert.Contains(model.Remarks, r => r.Contains("rating outside 1 to 5", StringComparison.Ordinal));
        Assert.Contains(model.Remarks, r => r.Contains("repeated the outcome", StringComparison.Ordinal));
        Assert.All(new RankingService(WorkforceSnapshot.Build(data, Company.Today), model).RankIds("TASK-101", 24), r => Assert.True(double.IsFinite(r.Score)));
    }

    [Fact]
    public async Task Train_TheTeam_BeatsTheFormulaAndTellsPeopleApart()
    {
        var competition = (await SampleCompanies.TeamModelAsync()).Competition!;

        var serves = competition.Contenders.Single(c => c.Serves);
        var formula = competition.Contenders.Single(c => c.Kind == "the document's formula");
        Assert.True(serves.LogLoss < formula.LogLoss);
        Assert.True(serves.AheadOfOthers > 0.9);
        Assert.True(serves.Accuracy > competition.MajorityRate);
    }

    [Fact]
    public void Train_NobodyHasFinishedAnything_IsTheFormula()
    {
        var model = Train(Company.Small().Data with { Outcomes = [] });

        Assert.Null(model.Success);
        Assert.Equal(HybridWeights.Document, model.Weights);
        Assert.Contains("0 outcomes", model.Competition!.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_PeopleAndTasksWithoutSkills_RanksWithFiniteScores()
    {
        var data = await SampleCompanies.TeamAsync() with { Skills = [], SkillRequirements = [] };

        var model = Train(data);

        var ranked = new RankingService(WorkforceSnapshot.Build(data, Company.Today), model).Rank(new RankingRequest("TASK-101") { Top = 24 });
        Assert.All(ranked.Candidates, c => Assert.InRange(c.Score, 0, 1));
        Assert.All(ranked.Candidates, c => Assert.Equal(c.Score, c.Reasons.Sum(r => r.Contribution), 1e-6));
    }

    [Fact]
    public async Task Train_Twice_IsTheSameModel()
    {
        var again = Train(await SampleCompanies.TeamAsync());

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(await SampleCompanies.TeamModelAsync()), System.Text.Json.JsonSerializer.Serialize(again));
    }

    private static RankingModel Train(WorkforceData data) =>
        RankingTrainer.Train(data, 1, DateTimeOffset.UnixEpoch, tuning: null, progress: null, CancellationToken.None);
}
