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
        Assert.Equal(0.5, features[(int)SuccessFeature.SkillOverlap], 1e-6);
        Assert.Equal(6 * 2 / Math.Sqrt(((2 * 9) + 1) * (2 * 4)), features[(int)SuccessFeature.SkillCosine], 1e-6);
        Assert.Equal((4, 0.8f, 2, 2), (
            features[(int)SuccessFeature.Seniority], features[(int)SuccessFeature.Experience],
            features[(int)SuccessFeature.Difficulty], features[(int)SuccessFeature.Priority]));
        Assert.Equal(Math.Log(20), features[(int)SuccessFeature.LogHours], 1e-6);
        Assert.Equal(0.5, features[(int)SuccessFeature.PastSuccess]);
    }

    [Fact]
    public void Fill_NothingKnown_IsSaidToBeUnknownAndNotZero()
    {
        var features = Features(new Company().Person("U01", "Ann").Task("T", "t"), Company.Today);

        Assert.All(
            new[]
            {
                SuccessFeature.SkillOverlap, SuccessFeature.SkillCosine, SuccessFeature.DepartmentMatch, SuccessFeature.Collaborative,
                SuccessFeature.SkillGrowth, SuccessFeature.UtilisationTrend,
            },
            f => Assert.True(float.IsNaN(features[(int)f])));
        Assert.DoesNotContain(features, float.IsInfinity);
    }

    [Fact]
    public void Fill_OutcomesFromLater_ChangeNothing()
    {
        var early = new Company().Person("U01", "Ann").Task("T", "t").Finished("OLD-1", "U01", 5, Company.Today.AddDays(-50));
        var late = new Company().Person("U01", "Ann").Task("T", "t").Finished("OLD-1", "U01", 5, Company.Today.AddDays(-50))
            .Finished("OLD-2", "U01", 1, Company.Today.AddDays(-10));

        Assert.Equal(Features(early, Company.Today.AddDays(-20)), Features(late, Company.Today.AddDays(-20)));
        Assert.NotEqual(Features(early, Company.Today), Features(late, Company.Today));
    }

    [Fact]
    public async Task Fill_TeamsLaterOutcomesTurnedRound_LeaveEarlierFeaturesAlone()
    {
        var data = await SampleCompanies.TeamAsync();
        var day = data.Outcomes.Select(o => o.CompletionDate).Order().ElementAt(data.Outcomes.Count / 2);
        var turned = data with
        {
            Outcomes = [.. data.Outcomes.Select(o => o.CompletionDate > day ? o with { Rating = 6 - o.Rating, Quality = 0, Timeliness = 0, ActualHours = 999 } : o)],
            Workloads = [.. data.Workloads.Select(w => w.Week > day ? w with { AllocatedHours = 999 } : w)],
        };
        var (one, two) = (WorkforceSnapshot.Build(data, day), WorkforceSnapshot.Build(turned, day));

        var (a, b) = (new float[SuccessFeatures.Count], new float[SuccessFeatures.Count]);
        for (var item = 0; item < one.WorkItems.Count; item += 7)
        {
            for (var person = 0; person < one.People.Count; person++)
            {
                SuccessFeatures.Fill(one, item, person, a);
                SuccessFeatures.Fill(two, item, person, b);
                Assert.Equal(a, b);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fill_OnePersonOrEverybody_GivesTheSameVector(bool isTeam)
    {
        var data = await (isTeam ? SampleCompanies.TeamAsync() : SampleCompanies.WorldAsync());
        var snapshot = WorkforceSnapshot.Build(data, data.Outcomes.Max(o => o.CompletionDate));
        var all = new CandidateFeatures(snapshot);
        var (serving, training) = (new float[SuccessFeatures.Count], new float[SuccessFeatures.Count]);
        for (var item = 0; item < snapshot.WorkItems.Count; item += isTeam ? 5 : 97)
        {
            all.Fill(snapshot, item);
            for (var person = 0; person < snapshot.People.Count; person++)
            {
                all.CopyTo(person, serving);
                SuccessFeatures.Fill(snapshot, item, person, training);
                Assert.Equal(training, serving);
            }
        }
    }

    private static float[] Features(Company company, DateOnly asOf)
    {
        var snapshot = WorkforceSnapshot.Build(company.Data, asOf);
        var features = new float[SuccessFeatures.Count];
        SuccessFeatures.Fill(snapshot, snapshot.ItemIndex("T"), 0, features);
        return features;
    }
}
