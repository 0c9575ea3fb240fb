using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

/// <summary>The truth behind the outcomes, and whether the outcomes follow it.</summary>
public sealed class SyntheticTruthTests
{
    private static SyntheticCompany Company => SyntheticCompanies.Default;

    [Theory]
    [InlineData(1.0, 0.8, 10, Difficulty.Easy, 1.5)]
    [InlineData(0.5, 0.6, 0, Difficulty.Hard, -3.0)]
    [InlineData(1.0, 0.9, 20, Difficulty.Medium, 1.3)]
    public void SuccessProbability_WorkedByHand_IsTheLogisticOfTheTerms(
        double match, double talent, double experience, Difficulty difficulty, double logit) =>
        Assert.Equal(1 / (1 + Math.Exp(-logit)), OutcomeModel.SuccessProbability(match, talent, experience, difficulty), 12);

    [Fact]
    public void SkillMatch_MandatoryMissing_CostsTwiceAnOptionalOne()
    {
        var levels = new byte[SkillCatalogue.Count];
        levels[0] = 3;
        Requirement mandatory = new(0, 3, IsMandatory: true), optional = new(1, 1, IsMandatory: false);

        Assert.Equal(2 / 3.0, SkillMatch.Of(levels, [mandatory, optional]), 12);
    }

    [Theory]
    [InlineData(5, 3, 1.0)]
    [InlineData(3, 3, 1.0)]
    [InlineData(2, 4, 0.4)]
    [InlineData(0, 4, 0.0)]
    public void SkillMatch_LevelAgainstRequired_IsTheDocuments(byte level, int required, double expected)
    {
        var levels = new byte[SkillCatalogue.Count];
        levels[0] = level;

        Assert.Equal(expected, SkillMatch.Of(levels, [new Requirement(0, required, IsMandatory: true)]), 12);
    }

    [Fact]
    public void SkillMatch_NothingRequired_IsHalf() => Assert.Equal(0.5, SkillMatch.Of(new byte[SkillCatalogue.Count], []));

    [Fact]
    public void SuccessProbability_OfAllPeopleOnOpenTasks_HasTheShapeOfTheReferenceWorld()
    {
        var open = Company.Data.WorkItems.Where(item => item.Status == WorkItemStatus.Open);
        var all = open
            .SelectMany(item => Company.Data.People.Select(person => Company.SuccessProbability(person.Id, item.Id)))
            .Order()
            .ToList();

        // Of the reference world: mean 0.162, median 0.075, 95th percentile 0.657, lowest 0.005, highest 0.908.
        Assert.InRange(all.Average(), 0.13, 0.20);
        Assert.InRange(all[all.Count / 2], 0.05, 0.10);
        Assert.InRange(all[all.Count * 95 / 100], 0.58, 0.73);
        Assert.InRange(all[0], 0.001, 0.01);
        Assert.InRange(all[^1], 0.88, 0.93);
    }

    [Fact]
    public void Outcomes_OfTheSelected_FollowTheTruth()
    {
        var assignments = Company.Data.Assignments.ToDictionary(assignment => assignment.Id);
        var pairs = Company.Data.Outcomes.Select(outcome =>
        {
            var assignment = assignments[outcome.AssignmentId];
            return (Truth: Company.SuccessProbability(assignment.PersonId, assignment.WorkItemId), Success: outcome.IsSuccess ? 1.0 : 0.0);
        }).ToList();

        // Of the reference world: 0.672 succeed, 0.683 expected, correlation 0.29.
        Assert.InRange(pairs.Average(pair => pair.Success), 0.62, 0.73);
        Assert.InRange(pairs.Average(pair => pair.Success) - pairs.Average(pair => pair.Truth), -0.04, 0.04);
        Assert.InRange(Correlation(pairs), 0.2, 0.45);
    }

    [Fact]
    public void Outcomes_HoursAndTimeliness_FollowSuccess()
    {
        var assignments = Company.Data.Assignments.ToDictionary(assignment => assignment.Id);
        var items = Company.Data.WorkItems.ToDictionary(item => item.Id);
        Assert.All(Company.Data.Outcomes, outcome =>
        {
            var estimate = items[assignments[outcome.AssignmentId].WorkItemId].EstimatedHours;
            var (low, high) = outcome.IsSuccess ? (0.75, 1.1) : (1.2, 2.2);
            Assert.InRange(outcome.ActualHours, Math.Floor(estimate * low), Math.Ceiling(estimate * high));
            Assert.Equal(Math.Min(1.0, estimate / outcome.ActualHours), outcome.Timeliness, 3);
        });
    }

    [Fact]
    public void Outcomes_Quality_FollowsTalent()
    {
        var assignments = Company.Data.Assignments.ToDictionary(assignment => assignment.Id);
        var pairs = Company.Data.Outcomes
            .Select(outcome => (Company.Talent(assignments[outcome.AssignmentId].PersonId), outcome.Quality))
            .ToList();

        Assert.InRange(Correlation(pairs), 0.8, 1.0);
    }

    [Fact]
    public void SuccessProbability_UnknownPerson_Throws() =>
        Assert.Throws<KeyNotFoundException>(() => Company.SuccessProbability("nobody", "TASK-101"));

    private static double Correlation(IReadOnlyCollection<(double X, double Y)> pairs)
    {
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        var covariance = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY));
        return covariance / Math.Sqrt(
            pairs.Sum(pair => Math.Pow(pair.X - meanX, 2)) * pairs.Sum(pair => Math.Pow(pair.Y - meanY, 2)));
    }
}
