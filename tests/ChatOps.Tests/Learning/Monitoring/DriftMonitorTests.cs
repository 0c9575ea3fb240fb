using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Monitoring;

public sealed class DriftMonitorTests
{
    private const int Days = 500;
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Today = First.AddDays(Days - 1);

    /// <summary>Trained before the recent span, so that its outcomes are news.</summary>
    private static readonly Lazy<RankingModel> Model = new(() =>
    {
        var trainedOn = Today.AddDays(-120);
        var data = World(seed: 1);
        var known = data.Outcomes.Where(o => o.CompletionDate <= trainedOn && o.CompletionDate > trainedOn.AddDays(-120)).ToArray();
        return RankingTrainer.Train(
            data with { Outcomes = known }, 3, new DateTimeOffset(trainedOn, default, TimeSpan.Zero), null, null, CancellationToken.None);
    });

    [Fact]
    public void Run_WorldWithoutDrift_RarelyRaisesAnAlarm()
    {
        var reports = Enumerable.Range(1, 20).Select(seed => Run(World(seed))).ToArray();

        Assert.True(reports.Count(r => r.Drifted.Count > 0) <= 1, string.Join("; ", reports.Select(r => r.Summary).Where(s => !s.StartsWith("Nothing", StringComparison.Ordinal))));
        Assert.All(reports, r => Assert.Equal(["DepartmentMatch"], r.TooFewToSay)); // of three departments nothing follows
    }

    [Fact]
    public void Run_HarderTasksLately_NamesTheFeature()
    {
        var report = Run(World(2, lately: (i, a, o) => (i with { Difficulty = Difficulty.Hard, EstimatedHours = i.EstimatedHours * 4 }, a, o)));

        Assert.Contains("Difficulty", report.Drifted);
        Assert.Contains("LogHours", report.Drifted);
        Assert.Contains("things drifted: ", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SuccessesThatTurnIntoFailures_IsConceptDriftAndCalibrationDrift()
    {
        var report = Run(World(2, lately: (i, a, o) => (i, a, o with { Rating = o.Rating >= 4 && a.Id[^1] is not ('0' or '1' or '2') ? 1 : o.Rating })));

        Assert.Contains("error of the chance", report.Drifted);
        Assert.Contains("calibration", report.Drifted);
        Assert.True(report.Weeks[^2].Error > report.Weeks[^12].Error);
        Assert.True(report.CalibrationNow.Seen < report.CalibrationThen.Seen);
    }

    [Fact]
    public void Run_TheSameFourLately_IsLoadDrift()
    {
        var report = Run(World(2, lately: (i, a, o) => (i, a with { PersonId = "P" + (a.Date.DayNumber % 4) }, o)));

        Assert.Contains("assignments per person", report.Drifted);
        Assert.True(report.LoadNow.AssignmentGini > report.LoadThen.AssignmentGini);
        Assert.Equal(1, report.LoadNow.BusiestTenth!.Value, 1e-9);
    }

    [Fact]
    public void Run_PreviousModel_IsComparedAndSaysWhoGains()
    {
        var same = DriftMonitor.Run(World(2), Model.Value, Model.Value, Today, null, CancellationToken.None);
        var other = DriftMonitor.Run(
            World(2),
            Model.Value,
            RankingModel.Untrained(DateTimeOffset.UnixEpoch) with { Weights = new HybridWeights { Content = 1, Collaborative = 0, Skill = 0, Performance = 0, Availability = 0, Workload = 0, Collaboration = 1 } },
            Today,
            null,
            CancellationToken.None);

        Assert.Equal((1.0, 1.0), (same.AgainstPrevious!.Overlap.Value, Math.Round(same.AgainstPrevious.Correlation.Value!.Value, 9)));
        Assert.Empty(same.AgainstPrevious.Gained);
        Assert.Contains("ranking against the previous model", other.Drifted);
        Assert.Equal(0, other.AgainstPrevious!.Gained.Sum(g => g.Tasks) + other.AgainstPrevious.Lost.Sum(l => l.Tasks));
        Assert.NotEmpty(other.AgainstPrevious.Gained);
    }

    [Fact]
    public void Run_LaterEvents_ChangeNothing()
    {
        var data = World(2);
        var cut = Today.AddDays(-60);
        var turned = data with
        {
            Outcomes = [.. data.Outcomes.Select(o => o.CompletionDate > cut ? o with { Rating = 6 - o.Rating, Quality = 0 } : o)],
            Assignments = [.. data.Assignments.Select(a => a.Date > cut ? a with { PersonId = "P0" } : a)],
        };

        var (one, two) = (
            DriftMonitor.Run(data, Model.Value, null, cut, null, CancellationToken.None),
            DriftMonitor.Run(turned, Model.Value, null, cut, null, CancellationToken.None));

        Assert.Equal(one.Checks, two.Checks);
    }

    [Fact]
    public void Run_ModelTrainedToday_SaysNothingOfItsErrors()
    {
        var report = DriftMonitor.Run(World(2), Model.Value with { TrainedAt = new DateTimeOffset(Today, default, TimeSpan.Zero) }, null, Today, null, CancellationToken.None);

        Assert.Contains("error of the chance", report.TooFewToSay);
        Assert.Contains("calibration", report.TooFewToSay);
    }

    [Fact]
    public void Run_SmallOrEmptyCompany_SaysTooFew()
    {
        foreach (var data in new[] { WorkforceData.Empty, Company.Small().Data, Company.Small().Finished("T1", "U01", 5, Company.Today.AddDays(-3)).Data })
        {
            var report = DriftMonitor.Run(data, RankingModel.Untrained(DateTimeOffset.UnixEpoch), null, Company.Today, null, CancellationToken.None);

            Assert.Empty(report.Drifted);
            Assert.StartsWith("Too few decisions to say", report.Summary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Run_ByNumberOfDecisions_TakesTheNewest()
    {
        var report = DriftMonitor.Run(World(2), Model.Value, null, Today, new DriftOptions { RecentDecisions = 100 }, CancellationToken.None);

        Assert.InRange(report.Recent.Decisions, 100, 103);
    }

    [Fact]
    public void Fingerprint_SameDriftAgain_IsTheSame()
    {
        var data = World(2, lately: (i, a, o) => (i with { Difficulty = Difficulty.Hard }, a, o));

        Assert.Equal(Run(data).Fingerprint, Run(data).Fingerprint);
        Assert.NotEqual(Run(World(2)).Fingerprint, Run(data).Fingerprint);
    }

    private static DriftReport Run(WorkforceData data) => DriftMonitor.Run(data, Model.Value, null, Today, null, CancellationToken.None);

    /// <summary>Forty people of three trades; three tasks a day, each given to anybody of its trade or, one in four, to anybody; nothing changes
    /// with time but what a test changes in the last four weeks.</summary>
    private static WorkforceData World(int seed, Func<WorkItem, Assignment, Outcome, (WorkItem, Assignment, Outcome)>? lately = null)
    {
        const int People = 40;
        string[] trades = ["Kafka", "Figma", "Swift"];
        var random = new Random(seed);
        var company = new Company();
        for (var p = 0; p < People; p++)
            company.Add(new Person($"P{p}", $"Person {p}", null, trades[p % 3], (Seniority)(1 + (p % 5)), p % 5 * 3, null, 40), (trades[p % 3], (Proficiency)(1 + (p % 5))));
        var data = company.Data;
        var (items, requirements, assignments, outcomes) = (new List<WorkItem>(), new List<SkillRequirement>(), new List<Assignment>(), new List<Outcome>());
        for (var n = 0; n < Days * 3; n++)
        {
            var (day, trade) = (First.AddDays(n / 3), random.Next(3));
            var isOwn = random.Next(4) > 0;
            var person = isOwn ? (3 * random.Next(13)) + trade : random.Next(People);
            var item = new WorkItem(
                $"T{n}", "t", null, null, (Priority)random.Next(1, 5), (Difficulty)random.Next(1, 4), null, Math.Round(4 + (30 * random.NextDouble()), 1), day, day.AddDays(20), WorkItemStatus.Completed);
            var chance = person % 3 == trade ? 0.55 + (0.1 * (person % 5)) : 0.3;
            var isSuccess = random.NextDouble() < chance;
            var assignment = new Assignment($"A{n}", item.Id, $"P{person}", day, AssignmentMethod.Manual, true, null);
            var outcome = new Outcome(
                assignment.Id, day.AddDays(random.Next(1, 6)), item.EstimatedHours * (0.8 + (0.4 * random.NextDouble())), isSuccess ? 5 : 2, isSuccess ? 0.9 : 0.5, random.NextDouble(), null);
            if (lately is not null && day > Today.AddDays(-28))
                (item, assignment, outcome) = lately(item, assignment, outcome);
            items.Add(item);
            requirements.Add(new SkillRequirement(item.Id, trades[trade], (Proficiency)random.Next(1, 6), 1, true));
            assignments.Add(assignment);
            outcomes.Add(outcome);
        }

        return data with { WorkItems = items, SkillRequirements = requirements, Assignments = assignments, Outcomes = outcomes };
    }
}
