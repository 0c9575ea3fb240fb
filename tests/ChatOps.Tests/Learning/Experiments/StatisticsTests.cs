using ChatOps.Learning.Experiments;
using CsCheck;

namespace ChatOps.Tests.Learning.Experiments;

/// <summary>Against published values.</summary>
public sealed class StatisticsTests
{
    // Student's sleep data (Cushny and Peebles 1905), which R carries as "sleep"; ?t.test prints the values below.
    private static readonly double[] Group1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Group2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Welch_SleepData_IsWhatRPrints()
    {
        var test = WelchTest.Of(SampleSummary.Of(Group1), SampleSummary.Of(Group2), 0.05)!;

        Assert.Equal(1.8608, test.T, 4e-5);
        Assert.Equal(17.776, test.DegreesOfFreedom, 5e-4);
        Assert.Equal(0.07939, test.P, 5e-6);
        Assert.Equal((1.58, -0.2054832, 3.3654832), (test.Difference, test.Low, test.High), Close(1e-6));
    }

    [Fact]
    public void Effect_SleepData_IsPooledAndCorrected()
    {
        var effect = EffectSize.Of(SampleSummary.Of(Group1), SampleSummary.Of(Group2), 0.05)!;

        Assert.Equal(0.83218, effect.CohensD, 1e-5);
        Assert.Equal(0.83218 * (1 - (3.0 / 71)), effect.HedgesG, 1e-5);
        Assert.InRange(0, effect.Low, effect.HedgesG);
    }

    [Theory]
    [InlineData(new double[0], new[] { 1.0, 2 })]
    [InlineData(new[] { 1.0 }, new[] { 1.0, 2 })]
    [InlineData(new[] { 1.0, 1 }, new[] { 1.0, 1 })]
    public void Tests_TooFewOrAllAlike_SayNothing(double[] one, double[] other)
    {
        Assert.Null(WelchTest.Of(SampleSummary.Of(one), SampleSummary.Of(other), 0.05));
        Assert.Null(EffectSize.Of(SampleSummary.Of(one), SampleSummary.Of(other), 0.05));
    }

    [Fact]
    public void Summary_LargeOffset_KeepsItsDigits()
    {
        var summary = SampleSummary.Of(Group1.Select(v => v + 1e9));

        Assert.Equal(3.200556, summary.Variance, 1e-4);
        Assert.Equal(0.75, summary.Mean - 1e9, 1e-6);
    }

    /// <summary>The sizes that G*Power and Cohen's tables give for the two-sided t-test, alpha 0.05, power 0.8.</summary>
    [Theory]
    [InlineData(0.2, 394)]
    [InlineData(0.5, 64)]
    [InlineData(0.8, 26)]
    public void SampleSize_EvenShares_IsTheTables(double effect, int perArm) =>
        Assert.Equal(new SampleSize(perArm, perArm), SampleSize.For(effect, 0.05, 0.8, 0.5));

    [Fact]
    public void SampleSize_UnevenShare_NeedsMoreInAll()
    {
        var size = SampleSize.For(0.5, 0.05, 0.8, 0.2);

        Assert.Equal(4, size.Control / (double)size.Challenger, 0.2);
        Assert.True(size.Control + size.Challenger > 128 * 1.5);
    }

    [Theory]
    [InlineData(0, 0.05, 0.8, 0.5)]
    [InlineData(double.NaN, 0.05, 0.8, 0.5)]
    [InlineData(0.5, 0, 0.8, 0.5)]
    [InlineData(0.5, 0.05, 1, 0.5)]
    [InlineData(0.5, 0.05, 0.8, 1)]
    public void SampleSize_Nonsense_IsRefused(double effect, double alpha, double power, double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.For(effect, alpha, power, share));

    /// <summary>The example of Kohavi, Tang and Xu, "Trustworthy online controlled experiments" (2020), chapter 21: p = 1.8e-6.</summary>
    [Fact]
    public void SampleRatio_BooksExample_IsAMismatch()
    {
        var ratio = SampleRatio.Of(821_588, 815_482, 0.5);

        Assert.Equal(1.8e-6, ratio.P, 5e-8);
        Assert.True(ratio.IsMismatch);
        Assert.False(SampleRatio.Of(480, 520, 0.5).IsMismatch);
        Assert.False(SampleRatio.Of(0, 0, 0.5).IsMismatch);
    }

    [Fact]
    public void Sequential_ByHand_IsTheFormula() =>
        Assert.Equal(1 / (Math.Sqrt(0.5) * Math.Exp(9 / 4.0)), SequentialTest.PValue(3, 1, 1), 1e-12);

    [Fact]
    public void Sequential_EndOfTheInterval_IsWhereThePValueIsAlpha() =>
        Gen.Select(Gen.Double[0.001, 10], Gen.Double[0.001, 10], Gen.Double[0.001, 0.5]).Sample((variance, mixture, alpha) =>
            Assert.Equal(alpha, SequentialTest.PValue(SequentialTest.HalfWidth(variance, mixture, alpha), variance, mixture), 1e-9));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sequential_NoDifferencePeekedAtFiftyTimes_RejectsAtMostAlphaWhereWelchDoesNot(bool isShare)
    {
        const int Runs = 1_000, Peeks = 50, Each = 10;
        var (sequential, naive) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var (p, naively) = Run(new Random(run), isShare, difference: 0, Peeks, Each);
            sequential += p <= 0.05 ? 1 : 0;
            naive += naively ? 1 : 0;
        }

        Assert.InRange(sequential / (double)Runs, 0.0, 0.06);
        Assert.InRange(naive / (double)Runs, 0.2, 0.6);
    }

    [Fact]
    public void Sequential_PlantedDifference_IsFoundAndInItsInterval()
    {
        var found = 0;
        for (var run = 0; run < 200; run++)
            found += Run(new Random(run), isShare: false, difference: 0.35, peeks: 50, each: 10).P <= 0.05 ? 1 : 0;

        Assert.InRange(found / 200.0, 0.9, 1);
    }

    [Fact]
    public void Sequential_AlwaysValidInterval_CoversTheDifferenceAtEveryLook()
    {
        var missed = 0;
        for (var run = 0; run < 400; run++)
        {
            var (random, test, miss) = (new Random(run), new SequentialTest(0.3, 0.1), false);
            for (var n = 0; n < 600; n++)
            {
                test.Add(n % 2 == 0 ? Arm.Control : Arm.Challenger, Normal(random) + (n % 2 * 0.2));
                test.Look();
                miss |= test.Interval is { } interval && (interval.Low > 0.2 || interval.High < 0.2);
            }

            missed += miss ? 1 : 0;
        }

        Assert.InRange(missed / 400.0, 0, 0.1);
    }

    [Fact]
    public void Sequential_BeforeTheFirstLook_SaysNothing()
    {
        var test = new SequentialTest(0.3, 0.05);
        for (var n = 0; n < SequentialTest.FirstLook - 1; n++)
        {
            test.Add(Arm.Control, n % 2);
            test.Add(Arm.Challenger, 100 + (n % 2));
        }

        test.Look();

        Assert.Equal(1, test.P);
        Assert.Null(test.Interval);
    }

    private static (double P, bool Naive) Run(Random random, bool isShare, double difference, int peeks, int each)
    {
        var (test, control, challenger, naive) = (new SequentialTest(0.3, 0.05), default(SampleSummary), default(SampleSummary), false);
        for (var peek = 0; peek < peeks; peek++)
        {
            for (var n = 0; n < each; n++)
            {
                double Draw(double more) => isShare ? (random.NextDouble() < 0.7 + more ? 1 : 0) : Normal(random) + more;
                var (one, other) = (Draw(0), Draw(difference));
                test.Add(Arm.Control, one);
                test.Add(Arm.Challenger, other);
                (control, challenger) = (control.With(one), challenger.With(other));
            }

            test.Look();
            naive |= WelchTest.Of(control, challenger, 0.05)?.P <= 0.05;
        }

        return (test.P, naive);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static EqualityComparer<(double, double, double)> Close(double tolerance) => EqualityComparer<(double, double, double)>.Create(
        (a, b) => Math.Abs(a.Item1 - b.Item1) < tolerance && Math.Abs(a.Item2 - b.Item2) < tolerance && Math.Abs(a.Item3 - b.Item3) < tolerance);
}
