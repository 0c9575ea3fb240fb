using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class SkillScoreTests
{
    [Fact]
    public void Fill_OneMandatoryOfTwoSkills_IsTheWeightedCosineByHand()
    {
        // Asked: Kafka 3 (mandatory, weight 2), Java 2 (weight 1). Had: Kafka 4.
        // dot = 2·3·4 = 24; |asked|² = 2·9 + 4 = 22; |had|² = 2·16 = 32; cosine = 24 / √(22·32) = 0.9045.
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Expert))
            .Task("T", "t", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Intermediate, false));

        Assert.Equal(24 / Math.Sqrt(22 * 32), Score(company)[0], 1e-6);
    }

    [Fact]
    public void Fill_ExactlyWhatIsAsked_IsOne()
    {
        var company = new Company()
            .Person("U01", "Ann", ("kafka", Proficiency.Advanced), ("JAVA", Proficiency.Intermediate))
            .Task("T", "t", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Intermediate, false));

        Assert.Equal(1, Score(company)[0], 1e-6);
    }

    [Fact]
    public void Fill_OtherSkillsAsWell_CountNeitherWay()
    {
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Advanced))
            .Person("U02", "Ben", ("Kafka", Proficiency.Advanced), ("Figma", Proficiency.Master), ("Excel", Proficiency.Master))
            .Task("T", "t", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Intermediate, false));

        var scores = Score(company);

        Assert.Equal(scores[0], scores[1]);
    }

    [Fact]
    public void Fill_NoneOfTheSkills_IsZero() =>
        Assert.Equal(0, Score(new Company().Person("U01", "Ann").Task("T", "t", ("Kafka", Proficiency.Advanced, true)))[0]);

    [Fact]
    public void Fill_TaskAsksForNothing_IsOneHalfForEverybody() =>
        Assert.Equal(0.5f, Score(new Company().Person("U01", "Ann", ("Kafka", Proficiency.Master)).Task("T", "t"))[0]);

    private static float[] Score(Company company)
    {
        var snapshot = WorkforceSnapshot.Build(company.Data, Company.Today);
        var scores = new float[snapshot.People.Count];
        SkillScore.Fill(snapshot, snapshot.ItemIndex("T"), scores, new float[snapshot.People.Count]);
        return scores;
    }
}
