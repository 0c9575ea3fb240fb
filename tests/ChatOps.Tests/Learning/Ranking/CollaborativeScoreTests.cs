using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class CollaborativeScoreTests
{
    private static readonly (string, Proficiency, bool) Kafka = ("Kafka", Proficiency.Advanced, true);
    private static readonly (string, Proficiency, bool) Figma = ("Figma", Proficiency.Advanced, true);

    [Fact]
    public void Fill_NothingKnown_IsOneHalf() =>
        Assert.Equal(0.5f, Score(new Company().Person("U01", "Ann", ("Kafka", Proficiency.Master)).Task("T", "t", Kafka), "U01"));

    [Fact]
    public void Fill_OwnSuccessOnTheSameKindOfTask_IsTheMeanWithThePriorByHand()
    {
        // One outcome rated 5 (1.0) with similarities 1 and 1, prior 0.5 with weight 1: (0.5 + 1) / 2 = 0.75.
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Advanced))
            .Finished("OLD-1", "U01", 5, Company.Today.AddDays(-30), Kafka)
            .Task("T", "t", Kafka);

        Assert.Equal(0.75f, Score(company, "U01"), 1e-5);
    }

    [Fact]
    public void Fill_SimilarColleagueDidWell_LiftsAboveOneHalf()
    {
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Advanced))
            .Person("U02", "Ben", ("Kafka", Proficiency.Advanced), ("Java", Proficiency.Beginner))
            .Finished("OLD-1", "U02", 5, Company.Today.AddDays(-30), Kafka)
            .Task("T", "t", Kafka);

        Assert.InRange(Score(company, "U01"), 0.6f, 0.75f);
    }

    [Fact]
    public void Fill_SuccessOnOtherTasksOnly_SaysNothing()
    {
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Advanced), ("Figma", Proficiency.Advanced))
            .Finished("OLD-1", "U01", 5, Company.Today.AddDays(-30), Figma)
            .Task("T", "t", Kafka);

        Assert.Equal(0.5f, Score(company, "U01"));
    }

    [Fact]
    public void Fill_OutcomeOfTomorrow_IsNotKnown()
    {
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Advanced))
            .Finished("OLD-1", "U01", 5, Company.Today.AddDays(-1), Kafka)
            .Task("T", "t", Kafka);

        Assert.Equal(0.5f, Score(company, "U01"));
    }

    private static float Score(Company company, string person)
    {
        var ranker = new HybridRanker(WorkforceSnapshot.Build(company.Data, Company.Today), HybridWeights.Document, success: null);
        return ranker.Score(ranker.Snapshot.ItemIndex("T"))[ScorePart.Collaborative][ranker.Snapshot.PersonIndex(person)];
    }
}
