using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class HardConstraintsTests
{
    [Fact]
    public void Rank_PersonWithoutWorkingHours_IsLeftOutAndSaid()
    {
        var data = Company.Small().Data;
        data = data with { Workloads = [.. data.Workloads, new Workload("U01", Company.Today.AddDays(-1), 0, 0)] };

        var result = Service(data).Rank(new RankingRequest("TASK-101"));

        Assert.DoesNotContain(result.Candidates, c => c.Person.Id == "U01");
        Assert.Equal(("U01", "has no working hours this week"), (Assert.Single(result.LeftOut).Person.Id, result.LeftOut[0].Reason));
        Assert.Equal(2, result.Considered);
    }

    [Fact]
    public void Rank_PersonWithoutAMandatoryCertificate_IsLeftOut()
    {
        var data = new Company().Person("U01", "Ann", ("Java", Proficiency.Expert)).Person("U02", "Ben", ("CISSP", Proficiency.Beginner))
            .Task("T", "t", ("CISSP", Proficiency.Beginner, true), ("Java", Proficiency.Advanced, true)).Data;
        data = data with { Skills = [.. data.Skills.Select(s => s.Name == "CISSP" ? s with { Type = "CERTIFICATION" } : s)] };

        var result = Service(data).Rank(new RankingRequest("T"));

        Assert.Equal(["U02"], result.Candidates.Select(c => c.Person.Id));
        Assert.Equal("lacks the certificate CISSP", Assert.Single(result.LeftOut).Reason);
    }

    [Fact]
    public void Rank_LeftOutButAskedForByName_IsShownWithTheReason()
    {
        var data = Company.Small().Data;
        data = data with { Workloads = [.. data.Workloads, new Workload("U01", Company.Today.AddDays(-1), 0, 0)] };

        var result = Service(data).Rank(new RankingRequest("TASK-101") { Include = ["U01"] });

        Assert.Equal("has no working hours this week", result.Candidates.Single(c => c.Person.Id == "U01").LeftOut);
        Assert.All(result.Candidates.Where(c => c.Person.Id != "U01"), c => Assert.Null(c.LeftOut));
    }

    [Fact]
    public void Suppose_ReallyHavingTheSkill_IsWhatWasSupposed()
    {
        var before = Company.Small().Data;
        var supposed = Service(before).Suppose("TASK-101", "U03");
        Assert.NotEmpty(supposed);

        foreach (var what in supposed)
        {
            var after = before with
            {
                Skills = [.. before.Skills.Where(s => s.PersonId != "U03" || s.Name != what.Skill), new Skill("U03", what.Skill, null, what.Level, 1, false)],
            };
            var candidate = Service(after).Rank(new RankingRequest("TASK-101") { Include = ["U03"] }).Candidates.Single(c => c.Person.Id == "U03");
            Assert.Equal(candidate.Parts.Single(p => p.Part == ScorePart.Skill).Contribution - Part(before), what.Score - Score(before), 1e-5);
        }

        static double Part(WorkforceData data) => Candidate(data).Parts.Single(p => p.Part == ScorePart.Skill).Contribution;
        static double Score(WorkforceData data) => Candidate(data).Score;
        static CandidateScore Candidate(WorkforceData data) =>
            Service(data).Rank(new RankingRequest("TASK-101") { Include = ["U03"] }).Candidates.Single(c => c.Person.Id == "U03");
    }

    [Fact]
    public void Suppose_UnknownPerson_ThrowsKeyNotFound() => Assert.Throws<KeyNotFoundException>(() => Service(Company.Small().Data).Suppose("TASK-101", "U99"));

    private static RankingService Service(WorkforceData data) =>
        new(WorkforceSnapshot.Build(data, Company.Today), RankingModel.Untrained(DateTimeOffset.UnixEpoch));
}
