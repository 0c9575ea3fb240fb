using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

/// <summary>The shares of design document §8.2, on a company so large that chance moves a share by less than the tolerance.</summary>
public sealed class SyntheticDistributionTests
{
    private const double Tolerance = 0.02;

    private static readonly Lazy<WorkforceData> Large = new(() => SyntheticCompanies.Generate(people: 6_000, workItems: 6_000).Data);

    private static WorkforceData Data => Large.Value;

    [Fact]
    public void People_Seniority_IsTheDocuments() =>
        AssertShares(
            Data.People.Select(person => person.Seniority),
            (Seniority.Intern, 0.10),
            (Seniority.Junior, 0.25),
            (Seniority.MidLevel, 0.35),
            (Seniority.Senior, 0.20),
            (Seniority.Lead, 0.08),
            (Seniority.Principal, 0.02));

    [Fact]
    public void People_Department_IsTheDocuments() =>
        AssertShares(
            Data.People.Select(person => person.Department),
            ("Frontend Development", 0.20),
            ("Backend Development", 0.25),
            ("Full Stack Development", 0.15),
            ("DevOps", 0.10),
            ("Quality Assurance", 0.15),
            ("Mobile Development", 0.10),
            ("Data Engineering", 0.05));

    [Theory]
    [InlineData(Seniority.Intern, 0, 1)]
    [InlineData(Seniority.Junior, 1, 3)]
    [InlineData(Seniority.MidLevel, 3, 6)]
    [InlineData(Seniority.Senior, 6, 10)]
    [InlineData(Seniority.Lead, 8, 15)]
    [InlineData(Seniority.Principal, 12, 20)]
    public void People_Experience_LiesInTheRangeOfTheSeniority(Seniority seniority, double low, double high)
    {
        var years = Data.People.Where(person => person.Seniority == seniority).Select(person => person.ExperienceYears).ToList();

        var fourStandardErrors = 4 * (high - low) / Math.Sqrt(12.0 * years.Count);
        Assert.All(years, value => Assert.InRange(value, low, high));
        Assert.InRange(years.Average(), ((low + high) / 2) - fourStandardErrors, ((low + high) / 2) + fourStandardErrors);
    }

    [Fact]
    public void Skills_AdditionalOfMidLevels_AreTheDocuments() =>
        AssertShares(
            Levels(Seniority.MidLevel, isCore: false),
            (Proficiency.Beginner, 0.1),
            (Proficiency.Intermediate, 0.3),
            (Proficiency.Advanced, 0.5),
            (Proficiency.Expert, 0.1));

    [Fact]
    public void Skills_CoreOfSeniors_AreRaisedFromExpertUp() =>
        AssertShares(
            Levels(Seniority.Senior, isCore: true),
            (Proficiency.Intermediate, 0.14 / 1.02),
            (Proficiency.Advanced, 0.28 / 1.02),
            (Proficiency.Expert, 0.45 / 1.02),
            (Proficiency.Master, 0.15 / 1.02));

    [Theory]
    [InlineData(Seniority.Intern)]
    [InlineData(Seniority.Junior)]
    [InlineData(Seniority.MidLevel)]
    [InlineData(Seniority.Senior)]
    [InlineData(Seniority.Lead)]
    [InlineData(Seniority.Principal)]
    public void Skills_Core_AreBetterKnownThanAdditionalOnes(Seniority seniority)
    {
        double Mean(bool isCore) => Levels(seniority, isCore).Average(level => (int)level);

        Assert.True(Mean(isCore: true) > Mean(isCore: false));
    }

    [Fact]
    public void Skills_PerPerson_AreTheCoreAndThreeToSevenMore()
    {
        var byPerson = Data.Skills.GroupBy(skill => skill.PersonId).ToList();

        Assert.Equal(Data.People.Count, byPerson.Count);
        Assert.All(byPerson, skills => Assert.InRange(skills.Count(skill => skill.IsCore), 4, 5));
        AssertShares(byPerson.Select(skills => skills.Count(skill => !skill.IsCore)), (3, 0.2), (4, 0.2), (5, 0.2), (6, 0.2), (7, 0.2));
    }

    [Fact]
    public void WorkItems_Priority_IsTheDocuments() =>
        AssertShares(
            Data.WorkItems.Select(item => item.Priority),
            (Priority.Low, 0.30),
            (Priority.Medium, 0.45),
            (Priority.High, 0.20),
            (Priority.Critical, 0.05));

    [Fact]
    public void WorkItems_Difficulty_IsTheDocuments() =>
        AssertShares(
            Data.WorkItems.Select(item => item.Difficulty),
            (Difficulty.Easy, 0.40),
            (Difficulty.Medium, 0.45),
            (Difficulty.Hard, 0.15));

    [Fact]
    public void WorkItems_Type_IsAnyOfEight() =>
        AssertShares(Data.WorkItems.Select(item => item.Type!), [.. TaskType.All.Select(type => (type, 0.125))]);

    [Theory]
    [InlineData(Difficulty.Easy, 2, 7)]
    [InlineData(Difficulty.Medium, 8, 23)]
    [InlineData(Difficulty.Hard, 16, 79)]
    public void WorkItems_Hours_FillTheRangeOfTheDifficulty(Difficulty difficulty, double low, double high)
    {
        var hours = Data.WorkItems.Where(item => item.Difficulty == difficulty).Select(item => item.EstimatedHours).ToList();

        Assert.Equal((low, high), (hours.Min(), hours.Max()));
        Assert.All(hours, value => Assert.Equal(Math.Floor(value), value));
    }

    [Theory]
    [InlineData(Difficulty.Easy, Proficiency.Beginner, Proficiency.Intermediate)]
    [InlineData(Difficulty.Medium, Proficiency.Intermediate, Proficiency.Advanced)]
    [InlineData(Difficulty.Hard, Proficiency.Advanced, Proficiency.Expert)]
    public void Requirements_Mandatory_AreAtOneOfTwoLevels(Difficulty difficulty, Proficiency lower, Proficiency upper)
    {
        var items = Data.WorkItems.Where(item => item.Difficulty == difficulty).Select(item => item.Id).ToHashSet();

        AssertShares(
            Data.SkillRequirements.Where(r => r.IsMandatory && items.Contains(r.WorkItemId)).Select(r => r.Proficiency),
            0.03,
            (lower, 0.5),
            (upper, 0.5));
    }

    [Fact]
    public void Requirements_PerTask_AreTwoOrThreeMandatoryAndUpToTwoMore()
    {
        var byItem = Data.SkillRequirements.GroupBy(r => r.WorkItemId).ToList();

        Assert.Equal(Data.WorkItems.Count, byItem.Count);
        AssertShares(byItem.Select(needed => needed.Count(r => r.IsMandatory)), (2, 0.5), (3, 0.5));
        AssertShares(byItem.Select(needed => needed.Count(r => !r.IsMandatory)), (0, 1 / 3.0), (1, 1 / 3.0), (2, 1 / 3.0));
        Assert.All(Data.SkillRequirements, r => Assert.Equal((int)r.Proficiency - 1, r.YearsOfExperience));
    }

    [Fact]
    public void Assignments_CandidatesPerTask_AreTheDocuments() =>
        AssertShares(
            Data.Assignments.GroupBy(assignment => assignment.WorkItemId).Select(candidates => candidates.Count()),
            (1, 0.30),
            (2, 0.30),
            (3, 0.20),
            (4, 0.15),
            (5, 0.05));

    [Fact]
    public void Outcomes_OfFinishedTasks_ExistForSevenInTen()
    {
        var finished = Data.WorkItems.Count(item => item.Status == WorkItemStatus.Completed);

        Assert.InRange(Data.Outcomes.Count / (double)finished, 0.7 - Tolerance, 0.7 + Tolerance);
    }

    private static List<Proficiency> Levels(Seniority seniority, bool isCore)
    {
        var people = Data.People.Where(person => person.Seniority == seniority).Select(person => person.Id).ToHashSet();
        var skills = Data.Skills.Where(skill => skill.IsCore == isCore && people.Contains(skill.PersonId));
        return [.. skills.Select(skill => skill.Proficiency)];
    }

    private static void AssertShares<T>(IEnumerable<T> values, params (T Value, double Share)[] expected)
        where T : notnull => AssertShares(values, Tolerance, expected);

    private static void AssertShares<T>(IEnumerable<T> values, double tolerance, params (T Value, double Share)[] expected)
        where T : notnull
    {
        var counts = values.CountBy(value => value).ToDictionary();
        var all = (double)counts.Values.Sum();

        Assert.Equal(expected.Select(entry => entry.Value).ToHashSet(), counts.Keys.ToHashSet());
        Assert.All(expected, entry => Assert.InRange(counts[entry.Value] / all, entry.Share - tolerance, entry.Share + tolerance));
    }
}
