using System.Text.Json;
using ChatOps.Learning.Experiments;
using CsCheck;

namespace ChatOps.Tests.Learning.Experiments;

public sealed class ExperimentDesignTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>The hash of these ids as Python's hashlib has it lies at 0.192, 0.917, 0.833 and 0.658 of the range.</summary>
    [Theory]
    [InlineData("TASK-101", 19.2, Arm.Control)]
    [InlineData("TASK-101", 19.3, Arm.Challenger)]
    [InlineData("TASK-102", 91.7, Arm.Control)]
    [InlineData("TASK-102", 91.8, Arm.Challenger)]
    [InlineData("TASK-103", 83.3, Arm.Control)]
    [InlineData("TASK-103", 83.4, Arm.Challenger)]
    [InlineData("Aufgabe-ä", 65.7, Arm.Control)]
    [InlineData("Aufgabe-ä", 65.8, Arm.Challenger)]
    public void ArmOf_KnownIds_IsTheHashOfSaltAndId(string id, double share, Arm arm) => Assert.Equal(arm, Design("exp-1", share).ArmOf(id));

    [Fact]
    public void ArmOf_ManyTasks_KeepsTheShare() => Gen.Select(Gen.String[1, 10], Gen.Double[1, 99]).Sample((salt, share) =>
    {
        const int Tasks = 4_000;
        var design = Design("s" + salt, share);
        var challenger = Enumerable.Range(0, Tasks).Count(n => design.ArmOf($"TASK-{n}") == Arm.Challenger);
        var spread = Math.Sqrt(Tasks * share / 100 * (1 - (share / 100)));
        Assert.InRange(challenger, (Tasks * share / 100) - (5 * spread), (Tasks * share / 100) + (5 * spread));
    }, iter: 100);

    [Fact]
    public void ArmOf_LargerShare_OnlyMovesTasksToTheChallenger() => Gen.Select(Gen.String, Gen.Double[1, 98]).Sample((id, share) =>
        Assert.False(Design("x", share).ArmOf(id) == Arm.Challenger && Design("x", share + 1).ArmOf(id) == Arm.Control));

    [Fact]
    public void ArmOf_OtherSalt_IsIndependent()
    {
        var (one, other) = (Design("one", 50), Design("other", 50));

        var both = Enumerable.Range(0, 4_000).Count(n => one.ArmOf($"T{n}") == other.ArmOf($"T{n}"));

        Assert.InRange(both, 1_850, 2_150);
    }

    [Fact]
    public void ArmOf_DesignReadBack_IsTheSame()
    {
        var design = Design("exp-1", 30);
        var read = JsonSerializer.Deserialize<ExperimentDesign>(JsonSerializer.Serialize(design))!;

        Assert.Equal(design, read);
        Assert.All(Enumerable.Range(0, 100), n => Assert.Equal(design.ArmOf($"T{n}"), read.ArmOf($"T{n}")));
    }

    [Fact]
    public void Plan_FivePointsOfSuccess_SaysTheSampleInAdvance()
    {
        var design = Design("exp-1", 50);

        Assert.Equal(0.05 / 0.4, design.WantedEffect, 1e-12);
        Assert.Equal(SampleSize.For(0.125, 0.05, 0.8, 0.5), design.MinimumSample);
    }

    [Theory]
    [InlineData("", "s", 50, 0.05, 0.4)]
    [InlineData("e", " ", 50, 0.05, 0.4)]
    [InlineData("e", "s", 0, 0.05, 0.4)]
    [InlineData("e", "s", 100, 0.05, 0.4)]
    [InlineData("e", "s", double.NaN, 0.05, 0.4)]
    [InlineData("e", "s", 50, 0, 0.4)]
    [InlineData("e", "s", 50, -0.05, 0.4)]
    [InlineData("e", "s", 50, 0.05, 0)]
    public void Plan_Nonsense_IsRefused(string id, string salt, double share, double difference, double spread) =>
        Assert.ThrowsAny<ArgumentException>(() => ExperimentDesign.Plan(id, salt, 7, share, Start, OutcomeMetric.Success, difference, spread));

    private static ExperimentDesign Design(string salt, double share) =>
        ExperimentDesign.Plan("exp-1", salt, 7, share, Start, OutcomeMetric.Success, 0.05, 0.4);
}
