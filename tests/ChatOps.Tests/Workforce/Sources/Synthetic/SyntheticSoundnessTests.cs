using System.Text.RegularExpressions;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

/// <summary>References resolve, values lie in their ranges, dates in their order, whatever the size.</summary>
public sealed partial class SyntheticSoundnessTests
{
    private static readonly DateOnly Today = SyntheticCompanies.Today;

    private static WorkforceData Default => SyntheticCompanies.Default.Data;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(3, 2)]
    [InlineData(2, 500)]
    [InlineData(300, 1_500)]
    [InlineData(900, 50)]
    public void Data_AnySize_HasUniqueKeysAndSoundReferences(int people, int workItems)
    {
        var data = SyntheticCompanies.Generate(people, workItems).Data;

        var projects = AllDifferent(data.Projects.Select(project => project.Id));
        var persons = AllDifferent(data.People.Select(person => person.Id));
        var items = AllDifferent(data.WorkItems.Select(item => item.Id));
        var assignments = AllDifferent(data.Assignments.Select(assignment => assignment.Id));
        AllDifferent(data.Outcomes.Select(outcome => outcome.AssignmentId));
        AllDifferent(data.Skills.Select(skill => (skill.PersonId, skill.Name.ToUpperInvariant())));
        AllDifferent(data.SkillRequirements.Select(r => (r.WorkItemId, r.SkillName.ToUpperInvariant())));
        AllDifferent(data.Workloads.Select(workload => (workload.PersonId, workload.Week)));
        AllDifferent(data.Assignments.Select(assignment => (assignment.WorkItemId, assignment.PersonId)));
        Assert.Equal((people, workItems), (persons.Count, items.Count));
        Assert.All(data.Skills, skill => Assert.Contains(skill.PersonId, persons));
        Assert.All(data.WorkItems, item => Assert.Contains(item.ProjectId!, projects));
        Assert.All(data.SkillRequirements, r => Assert.Contains(r.WorkItemId, items));
        Assert.All(data.Assignments, a => Assert.True(items.Contains(a.WorkItemId) && persons.Contains(a.PersonId)));
        Assert.All(data.Outcomes, outcome => Assert.Contains(outcome.AssignmentId, assignments));
        Assert.All(data.Workloads, workload => Assert.Contains(workload.PersonId, persons));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 500)]
    [InlineData(300, 1_500)]
    public void Data_AnySize_StaysInItsRanges(int people, int workItems)
    {
        var data = SyntheticCompanies.Generate(people, workItems).Data;

        Assert.All(data.People, person =>
        {
            Assert.InRange(person.ExperienceYears, 0, 80);
            Assert.InRange(person.WeeklyCapacityHours, 20, 40);
            Assert.InRange(person.HireDate!.Value, Today.AddYears(-6), Today);
        });
        var experience = data.People.ToDictionary(person => person.Id, person => person.ExperienceYears);
        Assert.All(data.Skills, skill => Assert.InRange(skill.YearsOfExperience, 0, experience[skill.PersonId]));
        Assert.All(data.WorkItems, item => Assert.InRange(item.EstimatedHours, 2, 79));
        Assert.All(data.Assignments, assignment => Assert.InRange(assignment.RecommendationScore!.Value, 0, 1));
        Assert.All(data.Outcomes, outcome =>
        {
            Assert.InRange(outcome.Rating, 1, 5);
            Assert.InRange(outcome.Quality, 0, 1);
            Assert.InRange(outcome.Timeliness, 0, 1);
            Assert.InRange(outcome.ActualHours, 1, 200);
        });
    }

    [Fact]
    public void People_OfAFewThousand_ShareNeitherNameNorAddress()
    {
        var people = SyntheticCompanies.Generate(people: 5_000, workItems: 1).Data.People;

        AllDifferent(people.Select(person => person.Name.ToUpperInvariant()));
        AllDifferent(people.Select(person => person.Email));
        Assert.All(people, person => Assert.DoesNotMatch("[0-9]", person.Name));
        Assert.All(people, person => Assert.Matches(AddressPattern(), person.Email));
    }

    [Fact]
    public void People_Ids_SortAsTheyWereGiven()
    {
        var ids = SyntheticCompanies.Generate(people: 10_001, workItems: 1).Data.People.Select(person => person.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal("U0001", Default.People[0].Id);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(100)]
    [InlineData(1_501)]
    public void WorkItems_OfAnyNumber_HaveTask101Open(int workItems)
    {
        var items = SyntheticCompanies.Generate(people: 10, workItems).Data.WorkItems;

        Assert.Equal(WorkItemStatus.Open, Assert.Single(items, item => item.Id == "TASK-101").Status);
        Assert.Contains(items, item => item.Status == WorkItemStatus.Completed);
    }

    [Fact]
    public void WorkItems_ByTime_AreFinishedThenInProgressThenOpen()
    {
        var items = Default.WorkItems;

        Assert.Equal(items.OrderBy(item => item.Created), items);
        Assert.Equal(
            [WorkItemStatus.Completed, WorkItemStatus.InProgress, WorkItemStatus.Open],
            items.Select(item => item.Status).Distinct());
        Assert.Equal(items.OrderByDescending(item => item.Status), items);
        Assert.Equal(
            Enumerable.Range(101, 300).Select(number => $"TASK-{number}"),
            items.Where(item => item.Status == WorkItemStatus.Open).Select(item => item.Id));
        Assert.InRange(items.Count(item => item.Status == WorkItemStatus.InProgress) / (double)items.Count, 0.02, 0.03);
        Assert.Equal("OLD-1000", items[0].Id);
        Assert.All(items, item => Assert.InRange(item.Created, Today.AddYears(-1), Today));
    }

    [Fact]
    public void WorkItems_Open_AreDueFromTomorrowToThreeMonthsAhead() =>
        Assert.All(
            Default.WorkItems.Where(item => item.Status == WorkItemStatus.Open),
            item => Assert.InRange(item.Deadline!.Value, Today.AddDays(1), Today.AddMonths(3)));

    [Theory]
    [InlineData(2026, 11, 24)]
    [InlineData(2026, 11, 28)]
    [InlineData(2026, 11, 29)]
    [InlineData(2028, 2, 29)]
    public void Dates_OnAnyWeekday_AreWorkingDaysInOrder(int year, int month, int day)
    {
        var today = new DateOnly(year, month, day);
        var data = SyntheticCompanies.Generate(today: today).Data;

        var days = data.WorkItems.SelectMany(item => new[] { item.Created, item.Deadline!.Value })
            .Concat(data.Outcomes.Select(outcome => outcome.CompletionDate));
        Assert.All(days, date => Assert.False(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        var begun = data.Assignments.ToDictionary(assignment => assignment.Id, assignment => assignment.Date);
        Assert.All(
            data.Outcomes,
            outcome => Assert.InRange(outcome.CompletionDate, begun[outcome.AssignmentId].AddDays(1), today.AddDays(-1)));
        Assert.All(data.WorkItems, item => Assert.True(item.Deadline > item.Created));
        Assert.All(data.Workloads, workload => Assert.Equal(DayOfWeek.Monday, workload.Week.DayOfWeek));
    }

    [Fact]
    public void Titles_OfOpenTasks_AreDistinctAndNameAMandatorySkill()
    {
        var open = Default.WorkItems.Where(item => item.Status == WorkItemStatus.Open).ToList();
        var mandatory = Default.SkillRequirements.Where(r => r.IsMandatory).ToLookup(r => r.WorkItemId, r => r.SkillName);

        AllDifferent(open.Select(item => item.Title));
        Assert.All(Default.WorkItems, item =>
        {
            Assert.Contains(mandatory[item.Id], skill => item.Title.Contains(skill, StringComparison.Ordinal));
            Assert.All(mandatory[item.Id], skill => Assert.Contains(skill, item.Description!, StringComparison.Ordinal));
            Assert.DoesNotContain('{', item.Title + item.Description);
            Assert.True(item.Title.Length <= 100, item.Title);
        });
    }

    [Fact]
    public void Titles_ManyOpenTasks_StayDistinct()
    {
        var items = SyntheticCompanies.Generate(people: 1, workItems: 30_000).Data.WorkItems;

        AllDifferent(items.Where(item => item.Status == WorkItemStatus.Open).Select(item => item.Title));
    }

    [Fact]
    public void TitlePatterns_OverAllTypes_AreAtLeastSixty() =>
        Assert.True(TaskType.All.SelectMany(TitlePatterns.For).Distinct().Count() >= 60);

    [Fact]
    public void Assignments_PerTask_SelectTheBestOfThoseHiredByThen()
    {
        var hired = Default.People.ToDictionary(person => person.Id, person => person.HireDate);
        var status = Default.WorkItems.ToDictionary(item => item.Id, item => item.Status);

        Assert.All(Default.Assignments.GroupBy(assignment => assignment.WorkItemId), candidates =>
        {
            Assert.NotEqual(WorkItemStatus.Open, status[candidates.Key]);
            Assert.Equal(candidates.First(), Assert.Single(candidates, candidate => candidate.IsSelected));
            Assert.Equal(candidates.OrderByDescending(candidate => candidate.RecommendationScore), candidates);
        });
        Assert.All(Default.Assignments, assignment => Assert.True(hired[assignment.PersonId] <= assignment.Date));
        Assert.Equal(
            Default.WorkItems.Count(item => item.Status != WorkItemStatus.Open),
            Default.Assignments.Count(assignment => assignment.IsSelected));
    }

    [Fact]
    public void Outcomes_Always_BelongToTheSelectedOfFinishedTasks()
    {
        var assignments = Default.Assignments.ToDictionary(assignment => assignment.Id);
        var status = Default.WorkItems.ToDictionary(item => item.Id, item => item.Status);

        Assert.All(Default.Outcomes, outcome =>
        {
            var assignment = assignments[outcome.AssignmentId];
            Assert.True(assignment.IsSelected);
            Assert.Equal(WorkItemStatus.Completed, status[assignment.WorkItemId]);
        });
    }

    [Theory]
    [InlineData(300, 1_500)]
    [InlineData(2, 2_000)]
    public void Workloads_PerPerson_CoverNineteenWeeksWithinReason(int people, int workItems)
    {
        var data = SyntheticCompanies.Generate(people, workItems).Data;
        var capacity = data.People.ToDictionary(person => person.Id, person => person.WeeklyCapacityHours);
        var thisWeek = new DateOnly(2026, 11, 23);

        Assert.All(data.Workloads.GroupBy(workload => workload.PersonId), weeks => Assert.Equal(
            Enumerable.Range(-12, 19).Select(week => thisWeek.AddDays(7 * week)),
            weeks.Select(workload => workload.Week)));
        Assert.All(data.Workloads, workload =>
        {
            Assert.Equal(capacity[workload.PersonId], workload.CapacityHours);
            Assert.InRange(workload.AllocatedHours, 0, 1.25 * workload.CapacityHours);
        });
        Assert.True(data.Workloads.Where(workload => workload.Week == thisWeek).Sum(workload => workload.AllocatedHours) > 0);
    }

    [Fact]
    public void Workloads_OfPeopleWithRunningWork_AreHigherThisWeek()
    {
        var thisWeek = Default.Workloads.Where(workload => workload.Week == new DateOnly(2026, 11, 23)).ToList();
        var running = Default.WorkItems.Where(item => item.Status == WorkItemStatus.InProgress).Select(item => item.Id).ToHashSet();
        var busy = Default.Assignments.Where(a => a.IsSelected && running.Contains(a.WorkItemId)).Select(a => a.PersonId).ToHashSet();

        double Mean(bool isBusy) => thisWeek
            .Where(workload => busy.Contains(workload.PersonId) == isBusy)
            .Average(workload => workload.AllocatedHours / workload.CapacityHours);
        Assert.True(Mean(isBusy: true) > Mean(isBusy: false) + 0.1);
    }

    [Fact]
    public void Generate_TenThousandPeopleAndFiftyThousandTasks_IsDone()
    {
        var data = SyntheticCompanies.Generate(people: 10_000, workItems: 50_000).Data;

        Assert.Equal((10_000, 50_000), (data.People.Count, data.WorkItems.Count));
        Assert.InRange(data.Outcomes.Count / 39_000.0, 0.65, 0.75);
    }

    private static HashSet<T> AllDifferent<T>(IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        Assert.All(values, value => Assert.True(seen.Add(value), $"{value} is there twice."));
        return seen;
    }

    [GeneratedRegex(@"^[a-z0-9]+(\.[a-z0-9]+)+@example\.com$")]
    private static partial Regex AddressPattern();
}
