using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using CsCheck;

namespace ChatOps.Tests.Agent;

public sealed class PointsTests
{
    [Fact]
    public void Apportion_ThreeThirdsOfAHundred_AddsUpToTheWhole()
    {
        PartScore[] parts = [new(ScorePart.Skill, 1, 1 / 3.0), new(ScorePart.Performance, 1, 1 / 3.0), new(ScorePart.Workload, 1, 1 / 3.0)];

        Assert.Equal([34, 33, 33], Points.Apportion(parts));
    }

    [Fact]
    public void Apportion_AnyParts_AddUpAndStayWithinOnePoint() => Gen.Double[0, 1].Array[6].Sample(values =>
    {
        var parts = values.Select((v, n) => new PartScore((ScorePart)n, v, HybridWeights.Document.Of((ScorePart)n))).ToArray();

        var points = Points.Apportion(parts);

        Assert.Equal(Points.Of(parts.Sum(p => p.Contribution)), points.Sum());
        Assert.All(parts.Zip(points), p => Assert.InRange(p.Second, (100 * p.First.Contribution) - 1, (100 * p.First.Contribution) + 1));
    });
}
