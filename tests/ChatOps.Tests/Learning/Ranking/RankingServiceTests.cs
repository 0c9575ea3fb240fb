using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using CsCheck;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class RankingServiceTests
{
    [Fact]
    public void Rank_SmallCompany_PutsTheOneWithTheSkillsFirst()
    {
        var result = Service(Company.Small()).Rank(new RankingRequest("TASK-101"));

        Assert.Equal(["U01", "U02", "U03"], result.Candidates.Select(c => c.Person.Id));
        Assert.Equal([1, 2, 3], result.Candidates.Select(c => c.Rank));
        Assert.Equal(3, result.Considered);
        Assert.Empty(result.SkillsNobodyHas);
    }

    [Fact]
    public void Rank_UnknownTask_ThrowsKeyNotFound() =>
        Assert.Throws<KeyNotFoundException>(() => Service(Company.Small()).Rank(new RankingRequest("TASK-999")));

    [Fact]
    public void Rank_SkillNobodyHas_IsNamed() =>
        Assert.Equal(["Swift"], Service(Company.Small()).Rank(new RankingRequest("TASK-102")).SkillsNobodyHas);

    [Fact]
    public void Rank_ExcludedPerson_IsOutBeforeScoring()
    {
        var result = Service(Company.Small()).Rank(new RankingRequest("TASK-101") { Exclude = ["U01"] });

        Assert.Equal(["U02", "U03"], result.Candidates.Select(c => c.Person.Id));
        Assert.Equal(["Kafka"], result.SkillsNobodyHas);
        Assert.Equal(2, result.Considered);
    }

    [Fact]
    public void Rank_IncludedPerson_IsShownWhereTheyStand()
    {
        var result = Service(Company.Small()).Rank(new RankingRequest("TASK-101") { Top = 1, Include = ["U03"] });

        Assert.Equal([("U01", 1), ("U03", 3)], result.Candidates.Select(c => (c.Person.Id, c.Rank)));
    }

    [Fact]
    public void Rank_IncludedAndExcluded_StaysOut()
    {
        var result = Service(Company.Small()).Rank(new RankingRequest("TASK-101") { Top = 1, Include = ["U03"], Exclude = ["U03"] });

        Assert.DoesNotContain(result.Candidates, c => c.Person.Id == "U03");
    }

    [Fact]
    public void Rank_EqualScores_StandInIdOrder()
    {
        var company = new Company();
        foreach (var id in new[] { "U09", "U03", "U12", "U01", "U07" })
            company.Person(id, "Same " + id, ("Kafka", Proficiency.Advanced));
        company.Task("T", "t", ("Kafka", Proficiency.Advanced, true));

        Assert.Equal(["U01", "U03", "U07", "U09", "U12"], Service(company).Rank(new RankingRequest("T")).Candidates.Select(c => c.Person.Id));
    }

    [Fact]
    public void Rank_NobodyInTheCompany_IsAnEmptyList() =>
        Assert.Empty(Service(new Company().Task("T", "t", ("Kafka", Proficiency.Advanced, true))).Rank(new RankingRequest("T")).Candidates);

    [Fact]
    public void Rank_AnyCompany_ReasonsAndPartsAddUpToTheScoreAndOrderFallsNeverRises() => RandomCompanies.Sample(company =>
    {
        var service = Service(company);
        foreach (var item in service.Snapshot.WorkItems)
        {
            var candidates = service.Rank(new RankingRequest(item.Id) { Top = 100 }).Candidates;
            Assert.All(candidates, c =>
            {
                Assert.Equal(c.Score, c.Parts.Sum(p => p.Contribution), 1e-6);
                Assert.Equal(c.Score, c.Reasons.Sum(r => r.Contribution), 1e-6);
                Assert.Equal(c.Parts.Select(p => p.Part), c.Reasons.SelectMany(r => r.Parts).Order());
                Assert.InRange(c.Score, 0, 1);
                Assert.All(c.Parts, p => Assert.InRange(p.Value, 0, 1));
            });
            Assert.All(candidates.Zip(candidates.Skip(1)), pair => Assert.True(pair.First.Score >= pair.Second.Score - 1e-6));
        }
    }, iter: 200);

    [Fact]
    public void Rank_OutcomesFromLaterThanTheSnapshot_ChangeNothing() => RandomCompanies.Sample(company =>
    {
        var (before, after) = (company.Data, company.Data);
        after = after with { Outcomes = [.. after.Outcomes.Select(o => o.CompletionDate > Cut ? o with { Rating = 6 - o.Rating, Quality = 0 } : o)] };

        var (one, two) = (WorkforceSnapshot.Build(before, Cut), WorkforceSnapshot.Build(after, Cut));
        var (a, b) = (new HybridRanker(one, HybridWeights.Document, null), new HybridRanker(two, HybridWeights.Document, null));
        for (var item = 0; item < one.WorkItems.Count; item++)
            Assert.Equal(a.Score(item).Hybrid, b.Score(item).Hybrid);
    }, iter: 100);

    private static readonly DateOnly Cut = Company.Today.AddDays(-100);

    private static readonly string[] SkillNames = ["Kafka", "Java", "Figma", "Swift"];

    private static readonly Gen<(string, Proficiency, bool)[]> Asks = Gen.Select(
        Gen.Shuffle(SkillNames, 0, 3), Gen.Enum<Proficiency>(), Gen.Bool,
        (skills, level, mandatory) => skills.Select(s => (s, level, mandatory)).ToArray());

    private static readonly Gen<Company> RandomCompanies = Gen.Select(
        Asks.Array[1, 8],
        Asks.Array[1, 4],
        Gen.Select(Gen.Int[0, 7], Gen.Int[1, 5], Gen.Int[1, 300], Asks).Array[0, 30],
        Gen.Double[0, 80].Array[0, 8],
        (people, tasks, finished, hours) =>
        {
            var company = new Company();
            for (var p = 0; p < people.Length; p++)
                company.Person($"U{p}", $"Person {p}", [.. people[p].Select(s => (s.Item1, s.Item2))]);
            for (var t = 0; t < tasks.Length; t++)
                company.Task($"T{t}", $"Task {t}", tasks[t]);
            for (var f = 0; f < finished.Length; f++)
                company.Finished($"OLD-{f}", $"U{finished[f].Item1 % people.Length}", finished[f].Item2, Company.Today.AddDays(-finished[f].Item3), finished[f].Item4);
            for (var h = 0; h < Math.Min(hours.Length, people.Length); h++)
                company.Week($"U{h}", Company.Today, hours[h]);
            return company;
        });

    private static RankingService Service(Company company) =>
        new(WorkforceSnapshot.Build(company.Data, Company.Today), RankingModel.Untrained(DateTimeOffset.UnixEpoch));
}
