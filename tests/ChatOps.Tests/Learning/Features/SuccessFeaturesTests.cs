using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Features;

public sealed class SuccessFeaturesTests
{
    [Fact]
    public void Fill_PersonWithOneOfTwoSkillsBelowTheLevel_IsByHand()
    {
        // Kafka ADVANCED mandatory (had at INTERMEDIATE: 2/3 × 0.8, twice), Java BEGINNER optional (missing): match 2 × 0.5333 / 3, gap (2 × 1 + 1) / 3.
        var company = new Company()
            .Person("U01", "Ann", ("Kafka", Proficiency.Intermediate))
            .Task("T", "t", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Beginner, false));

        var features = Features(company, Company.Today);

        Assert.Equal(2 * (2 / 3.0 * 0.8) / 3, features[(int)SuccessFeature.SkillMatch], 1e-6);
        Assert.Equal(1, features[(int)SuccessFeature.ProficiencyGap], 1e-6);
        Assert.Equal((4, 8, 2, 2), (
            features[(int)SuccessFeature.Seniority], features[(int)SuccessFeature.Experience],
            features[(int)SuccessFeature.Difficulty], features[(int)SuccessFeature.Priority]));
        Assert.Equal(Math.Log(20), features[(int)SuccessFeature.LogHours], 1e-9);
        Assert.Equal(0.5, features[(int)SuccessFeature.PastSuccess]);
    }

    [Fact]
    public void Fill_NoSkillAsked_IsFinite() =>
        Assert.All(Features(new Company().Person("U01", "Ann").Task("T", "t"), Company.Today), f => Assert.True(double.IsFinite(f)));

    [Fact]
    public void Fill_OutcomesFromLater_ChangeNothing()
    {
        var early = new Company().Person("U01", "Ann").Task("T", "t").Finished("OLD-1", "U01", 5, Company.Today.AddDays(-50));
        var late = new Company().Person("U01", "Ann").Task("T", "t").Finished("OLD-1", "U01", 5, Company.Today.AddDays(-50))
            .Finished("OLD-2", "U01", 1, Company.Today.AddDays(-10));

        Assert.Equal(Features(early, Company.Today.AddDays(-20)), Features(late, Company.Today.AddDays(-20)));
        Assert.NotEqual(Features(early, Company.Today), Features(late, Company.Today));
    }

    private static double[] Features(Company company, DateOnly asOf)
    {
        var snapshot = WorkforceSnapshot.Build(company.Data, asOf);
        var features = new double[SuccessFeatures.Count];
        SuccessFeatures.Fill(snapshot, snapshot.ItemIndex("T"), 0, features);
        return features;
    }
}
