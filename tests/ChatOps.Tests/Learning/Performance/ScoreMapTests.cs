using ChatOps.Learning.Performance;
using CsCheck;

namespace ChatOps.Tests.Learning.Performance;

public sealed class ScoreMapTests
{
    private static readonly Gen<(double Score, bool Success)[]> Scored = Gen.Select(Gen.Double[-3, 3], Gen.Bool, (s, b) => (s, b)).Array[60, 200];

    [Fact]
    public void Isotonic_StepAtZero_IsLowBelowAndHighAbove()
    {
        var map = ScoreMap.Isotonic([.. Enumerable.Range(-50, 100).Select(n => ((double)n, n >= 0))])!;

        Assert.InRange(map.Map(-40), 0, 0.05);
        Assert.InRange(map.Map(40), 0.95, 1);
    }

    [Fact]
    public void Map_AnyCalibration_NeverFallsAndStaysWithinZeroAndOne() => Scored.Sample(scored =>
    {
        foreach (var map in new[] { ScoreMap.AsItIs, ScoreMap.Platt(scored), ScoreMap.Isotonic(scored) })
        {
            if (map is null)
                continue;
            var values = Enumerable.Range(-50, 101).Select(n => map.Map(n / 10.0)).ToArray();
            Assert.All(values, v => Assert.InRange(v, 0, 1));
            Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-12));
        }
    }, iter: 100);

    [Fact]
    public void Isotonic_OneEnd_IsNull() => Assert.Null(ScoreMap.Isotonic([.. Enumerable.Range(0, 100).Select(n => ((double)n, true))]));
}
