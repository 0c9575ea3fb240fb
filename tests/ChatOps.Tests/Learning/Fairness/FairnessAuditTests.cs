using ChatOps.Learning.Fairness;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Fairness;

public sealed class FairnessAuditTests
{
    private const int People = 120;
    private const int Tasks = 40;

    [Fact]
    public void Run_DepartmentThatNeverFits_IsBelowFourFifths()
    {
        var report = Run(World(1, (p, level) => p % 3 == 0 && level < 5 ? 0 : level));

        var department = report.Groupings[0];
        var south = department.Groups.Single(g => g.Name == "D0");
        Assert.Equal("department", department.Name);
        Assert.Equal(GroupFinding.BelowFourFifths, south.Selection.Finding);
        Assert.Equal(GroupFinding.BelowFourFifths, south.Scoring.Finding);
        Assert.InRange(south.Selection.P!.Value, 0, 0.05);
        Assert.Contains(report.Below, b => b.Group == south);
        Assert.Contains("below four fifths of the most selected one", report.Summary, StringComparison.Ordinal);
        Assert.True(south.ShareOfExposure < 0.8 * south.ShareOfPeople);
        Assert.True(south.Exposure < department.Groups.Single(g => g.Name == "D1").Exposure);
    }

    [Fact]
    public void Run_PlantedBiasOfOneSex_IsFoundByTheAuditFileAlone()
    {
        var data = World(2, (p, level) => IsFemale(p) && level < 4 ? 0 : level);

        var with = Run(data, Audit(IsFemale));
        var without = Run(data);

        var sex = with.Groupings.Single(g => g.Name == "sex");
        Assert.True(sex.IsFromAuditFile);
        Assert.Equal(GroupFinding.BelowFourFifths, sex.Groups.Single(g => g.Name == "female").Selection.Finding);
        Assert.Equal(1, sex.Groups.Single(g => g.Name == "male").Selection.Ratio.Value);
        Assert.Equal(["department", "seniority", "department × seniority"], without.Groupings.Select(g => g.Name));
        Assert.Equal(without.NeverRecommended, with.NeverRecommended);
    }

    [Fact]
    public void Run_BalancedCompanies_AreHardlyEverFlagged()
    {
        var reports = Enumerable.Range(1, 30).Select(seed => Run(World(seed, (_, level) => level), Audit(IsFemale))).ToArray();

        // Six groupings with two rates each, every one held at 5 %.
        Assert.InRange(reports.Sum(r => r.Below.Select(b => b.Grouping.Name).Distinct().Count()) / (30.0 * 6), 0, 0.08);
        Assert.Contains(reports, r => r.Summary.StartsWith("No group is surely below", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_TheSameFewForEverything_IsConcentrationAndNoGroupsFault()
    {
        // Five people have every skill; the others have hardly any.
        var report = Run(World(3, (p, level) => p is 1 or 2 or 4 or 5 or 7 ? 5 : level < 5 ? 0 : level));

        Assert.Equal(People - report.NeverRecommended.Count, report.Groupings[0].Groups.Sum(g => g.People - g.NeverRecommended));
        Assert.True(report.RecommendationGini > report.RecommendationGiniByLot + 0.3);
        Assert.NotEqual(GroupFinding.BelowFourFifths, report.Groupings[1].Groups.Single(g => g.Name == "Lead").Selection.Finding);
    }

    [Fact]
    public void Run_SmallGroups_AreCountedAndNotJudged()
    {
        var audit = new AuditRecords(["sex"], Enumerable.Range(0, People).ToDictionary(
            p => $"P{p:000}", p => (IReadOnlyList<string?>)[p < 9 ? "other" : p < 40 ? null : p % 2 == 0 ? "female" : "male"]), []);

        var sex = Run(World(1, (_, level) => level), audit).Groupings.Single(g => g.Name == "sex").Groups;

        Assert.Equal([("male", 40), ("female", 40), ("other", 9), ("unknown", 31)], sex.Select(g => (g.Name, g.People)).OrderBy(g => g.Name == "unknown").ThenByDescending(g => g.Item2).ThenBy(g => g.Name == "female"));
        Assert.True(sex[^1].IsUnknown);
        Assert.Equal(GroupFinding.Unknown, sex[^1].Selection.Finding);
        var other = sex.Single(g => g.Name == "other");
        Assert.Equal((GroupFinding.TooFew, null, null), (other.Selection.Finding, other.Selection.Ratio.Value, other.Selection.P));
        Assert.NotNull(other.Selection.Rate);
        Assert.Equal(9 * Tasks, other.Considered);
    }

    [Fact]
    public void Run_GroupUnderTwoPercent_IsNotJudgedThoughItHasPeople()
    {
        var options = new FairnessOptions { LeastPeople = 2, LeastShare = 0.1, Resamples = 100 };
        var audit = new AuditRecords(["sex"], Enumerable.Range(0, People).ToDictionary(p => $"P{p:000}", p => (IReadOnlyList<string?>)[p < 11 ? "other" : "male"]), []);

        var data = World(1, (_, level) => level);
        var report = FairnessAudit.Run(Service(data), Open(data), data, audit, options, CancellationToken.None);

        Assert.Equal(GroupFinding.TooFew, report.Groupings.Single(g => g.Name == "sex").Groups.Single(g => g.Name == "other").Selection.Finding);
    }

    [Fact]
    public void Run_Intersections_CountEverybodyOnceAndTheRightOnes()
    {
        var data = World(1, (_, level) => level);
        var audit = new AuditRecords(["sex", "ethnicity", "age"], data.People.ToDictionary(
            p => p.Id, p => (IReadOnlyList<string?>)[Number(p) % 2 == 0 ? "f" : "m", Number(p) % 3 == 0 ? "a" : null, Number(p) < 60 ? "young" : "old"]), []);

        var report = Run(data, audit);

        Assert.Equal(
            ["department", "seniority", "department × seniority", "sex", "ethnicity", "age", "sex × ethnicity", "sex × age", "ethnicity × age"],
            report.Groupings.Select(g => g.Name));
        Assert.All(report.Groupings, g =>
        {
            Assert.Equal(People, g.Groups.Sum(x => x.People));
            Assert.Equal(People * Tasks, g.Groups.Sum(x => x.Considered));
            Assert.Equal(Tasks * 5, g.Groups.Sum(x => x.Selected));
            Assert.Equal(1, g.Groups.Sum(x => x.ShareOfExposure), 1e-9);
        });
        var both = report.Groupings.Single(g => g.Name == "sex × ethnicity");
        Assert.True(both.IsIntersection);
        Assert.Equal(
            [("f, a", 20, false), ("m, a", 20, false), ("f, unknown", 40, true), ("m, unknown", 40, true)],
            both.Groups.Select(g => (g.Name, g.People, g.IsUnknown)));
    }

    [Fact]
    public void Run_Scoring_IsTheShareAboveTheMedianOfEachTask()
    {
        var company = new Company()
            .Person("U1", "A", ("Kafka", Proficiency.Master)).Person("U2", "B", ("Kafka", Proficiency.Advanced), ("Java", Proficiency.Master))
            .Person("U3", "C", ("Java", Proficiency.Master)).Person("U4", "D")
            .Task("T", "t", ("Kafka", Proficiency.Advanced, true));
        var audit = new AuditRecords(["half"], new Dictionary<string, IReadOnlyList<string?>> { ["U1"] = ["x"], ["U2"] = ["x"], ["U3"] = ["y"], ["U4"] = ["y"] }, []);

        var report = FairnessAudit.Run(
            Service(company.Data), ["T", "no such task"], company.Data, audit, new FairnessOptions { Top = 1, LeastPeople = 2, Resamples = 100 }, CancellationToken.None);

        var half = report.Groupings.Single(g => g.Name == "half").Groups;
        Assert.Equal(1, report.Tasks);
        Assert.Equal([(0.5, 1.0), (0.0, 0.0)], half.Select(g => (g.Selection.Rate!.Value, g.Scoring.Rate!.Value)));
        Assert.Equal([0.5, 0], half.Select(g => g.Exposure!.Value));
        Assert.Equal(["U2", "U3", "U4"], report.NeverRecommended);
        Assert.Equal(0.0, half[1].Selection.Ratio.Value);
        Assert.Null(half[1].Selection.Ratio.High);
        Assert.Equal(GroupFinding.Uncertain, half[1].Selection.Finding); // one place says nothing
    }

    [Fact]
    public void Run_StoredCandidates_GiveAcceptanceAndOverridesByGroup()
    {
        var company = Company.Small();
        var data = company.Data with
        {
            Assignments =
            [
                Stored("1", "TASK-101", "U01", 0.9, isSelected: true), Stored("2", "TASK-101", "U02", 0.8, isSelected: false),
                Stored("3", "TASK-102", "U02", 0.9, isSelected: false), Stored("4", "TASK-102", "U03", 0.4, isSelected: true),
            ],
        };
        var audit = new AuditRecords(["g"], new Dictionary<string, IReadOnlyList<string?>> { ["U01"] = ["x"], ["U02"] = ["y"] }, []);

        var report = FairnessAudit.Run(Service(data), ["TASK-101"], data, audit, null, CancellationToken.None);

        Assert.Equal((0.5, 2), (report.Acceptance.Value, report.TasksWithCandidates));
        var groups = report.Groupings.Single(g => g.Name == "g").Groups.ToDictionary(g => g.Name);
        Assert.Equal((1.0, 0.0, null), (groups["x"].Acceptance, groups["y"].Acceptance, groups["unknown"].Acceptance));
        Assert.Equal(2 / 3.0 * 0.5, report.AssignmentGini!.Value, 1e-9);
    }

    [Fact]
    public void Run_NobodyOrNothing_SaysSo()
    {
        var report = FairnessAudit.Run(Service(WorkforceData.Empty), [], WorkforceData.Empty, null, null, CancellationToken.None);

        Assert.Equal("Nothing can be said: there are no tasks to rank people for.", report.Summary);
        Assert.Null(report.RecommendationGini);
        Assert.Null(report.Acceptance.Value);
        Assert.NotEmpty(FairnessHtml.Write(report));
    }

    [Fact]
    public void Run_TwoTimes_IsTheSame()
    {
        var data = World(1, (_, level) => level);

        Assert.Equal(FairnessCsv.Write(Run(data, Audit(IsFemale))), FairnessCsv.Write(Run(data, Audit(IsFemale))));
    }

    [Fact]
    public void Run_SomebodyRuledOutOfEverything_IsNeverConsidered()
    {
        var data = World(1, (_, level) => level);
        data = data with { People = [.. data.People.Select(p => p.Id == "P003" ? p with { WeeklyCapacityHours = 0 } : p)] };

        var report = Run(data);

        Assert.Equal(["P003"], report.NeverConsidered);
        Assert.DoesNotContain("P003", report.NeverRecommended);
    }

    internal static FairnessReport Run(WorkforceData data, AuditRecords? audit = null) =>
        FairnessAudit.Run(Service(data), Open(data), data, audit, null, CancellationToken.None);

    internal static AuditRecords Audit(Func<int, bool> isFemale) => new(
        ["sex", "ethnicity"],
        Enumerable.Range(0, People).ToDictionary(
            p => $"P{p:000}", p => (IReadOnlyList<string?>)[isFemale(p) ? "female" : "male", p / 7 % 2 == 0 ? "one" : "other"]),
        []);

    /// <summary>People of three departments and four seniorities, each with levels drawn at random of four skills (0 is none), which a test may change.</summary>
    internal static WorkforceData World(int seed, Func<int, int, int> level)
    {
        string[] skills = ["Kafka", "Java", "Figma", "Swift"];
        var random = new Random(seed);
        var company = new Company();
        for (var p = 0; p < People; p++)
        {
            company.Add(
                new Person($"P{p:000}", $"Person {p}", null, $"D{p % 3}", (Seniority)(2 + (p / 3 % 4)), 5, null, 40),
                [.. skills.Select(s => (s, (Proficiency)level(p, random.Next(0, 6)))).Where(s => s.Item2 > 0)]);
        }

        for (var t = 0; t < Tasks; t++)
            company.Task($"T{t}", "t", [.. skills.OrderBy(_ => random.Next()).Take(2).Select(s => (s, (Proficiency)random.Next(2, 6), true))]);
        return company.Data;
    }

    private static bool IsFemale(int person) => person * 7 % 11 % 2 == 0;

    private static int Number(Person person) => int.Parse(person.Id[1..], System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Open(WorkforceData data) => data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id);

    private static Assignment Stored(string id, string task, string person, double score, bool isSelected) =>
        new(id, task, person, Company.Today.AddDays(-3), isSelected ? AssignmentMethod.AiRecommended : AssignmentMethod.Manual, isSelected, score);

    /// <summary>The document's formula, by skills alone.</summary>
    private static RankingService Service(WorkforceData data) => new(
        WorkforceSnapshot.Build(data, Company.Today),
        RankingModel.Untrained(DateTimeOffset.UnixEpoch) with
        {
            Weights = new HybridWeights { Content = 1, Collaborative = 0, Skill = 1, Performance = 0, Availability = 0, Workload = 0, Collaboration = 0 },
        });
}
