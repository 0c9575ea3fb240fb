using ChatOps.Learning.Features;
using ChatOps.Learning.Monitoring;
using CsCheck;

namespace ChatOps.Tests.Learning.Monitoring;

/// <summary>The tests of drift against published values, and how often they cry wolf.</summary>
public sealed class DriftStatisticsTests
{
    private static readonly DriftOptions Options = new();

    /// <summary>Agresti's table of party by gender, the example of R's ?chisq.test: X-squared = 30.07, df = 2, p = 2.954e-07.</summary>
    [Fact]
    public void ChiSquare_PartyByGender_IsWhatRPrints()
    {
        var (statistic, freedom) = ChiSquare.Test([(762, 484), (327, 239), (468, 477)]);
        Assert.Equal((30.07, 2), (Math.Round(statistic, 2), freedom));

        var check = ChiSquare.Compare("party", Repeat((1, 762), (2, 327), (3, 468)), Repeat((1, 484), (2, 239), (3, 477)), Options);
        Assert.Equal(2.954e-7, check.P!.Value, 5e-11);
        Assert.Equal(Math.Sqrt(30.07 / 2757), check.Statistic!.Value, 1e-4);
    }

    [Fact]
    public void ChiSquare_RareCategories_AreOne()
    {
        var check = ChiSquare.Compare("x", Repeat((1, 500), (2, 500), (3, 1), (4, 1)), Repeat((1, 500), (2, 500), (5, 1), (6, 1)), Options);

        Assert.Equal(1, check.P!.Value, 0.01);
    }

    /// <summary>Kolmogorov's distribution at 1 and its usual critical values (Smirnov 1948).</summary>
    [Theory]
    [InlineData(1.0, 0.2699996716773546, 1e-12)]
    [InlineData(1.3581, 0.05, 1e-5)]
    [InlineData(1.6276, 0.01, 1e-5)]
    [InlineData(0.1, 1, 0)]
    [InlineData(0.2, 1, 1e-9)]
    public void Kolmogorov_KnownPoints_IsTheTable(double lambda, double p, double tolerance) =>
        Assert.Equal(p, KolmogorovSmirnov.Kolmogorov(lambda), tolerance);

    [Fact]
    public void KolmogorovSmirnov_ByHand_IsTheLargestDistance()
    {
        Assert.Equal(0.5, KolmogorovSmirnov.Distance([1, 2, 3, 4], [3, 4, 5, 6]), 1e-12);
        Assert.Equal(0, KolmogorovSmirnov.Distance([1, 1, 2], [1, 1, 2]), 1e-12);
        Assert.Equal(1, KolmogorovSmirnov.Distance([1, 2], [3]), 1e-12);
    }

    [Fact]
    public void PopulationStability_HalvesBecomeAThirdAndTwo_IsTheFormula()
    {
        var check = PopulationStability.Compare("x", Repeat((1, 5_000), (2, 5_000)), Repeat((1, 2_500), (2, 7_500)), Options);

        Assert.Equal(0.25 * Math.Log(3), check.Statistic!.Value, 1e-3);
        Assert.Equal(DriftVerdict.Drifted, check.Verdict);
    }

    [Fact]
    public void PopulationStability_ValuesThatBecomeUnknown_Drift()
    {
        var check = PopulationStability.Compare(
            "x", Normals(new Random(1), 400), new DriftSample([.. Normals(new Random(2), 400).Values.Select((v, n) => n % 3 == 0 ? float.NaN : v)]), Options);

        Assert.Equal(DriftVerdict.Drifted, check.Verdict);
    }

    [Fact]
    public void PopulationStability_SameDistribution_HasAPValueAsUniformAsChiSquareMakesIt()
    {
        var below = Enumerable.Range(0, 1_000).Count(seed =>
            PopulationStability.Compare("x", Normals(new Random(seed), 400), Normals(new Random(10_000 + seed), 150), Options).P <= 0.05);

        Assert.InRange(below / 1_000.0, 0.02, 0.08);
    }

    /// <summary>The example of Benjamini and Hochberg (1995): four of fifteen at 0.05.</summary>
    [Fact]
    public void BenjaminiHochberg_TheirExample_KeepsFour()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

        var adjusted = BenjaminiHochberg.Adjust(p);

        Assert.Equal(4, adjusted.Count(a => a <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], 1e-12);
        Assert.Equal(0.0298 * 15 / 7, adjusted[5], 1e-12);
        Assert.Empty(BenjaminiHochberg.Adjust(Array.Empty<double>()));
    }

    [Fact]
    public void Units_ManyValuesOfFewPeople_AreAsManyAsThePeople()
    {
        Assert.Equal(10, new DriftSample(new float[100], [.. Enumerable.Range(0, 100).Select(n => n % 10)]).Units, 1e-9);
        Assert.Equal(16 / 10.0, new DriftSample(new float[4], [1, 1, 1, 2]).Units, 1e-9);
        Assert.Equal(100, new DriftSample(new float[100]).Units);
    }

    [Fact]
    public void Compare_ValuesThatHangTogetherByPerson_RaiseNoFalseAlarmThoughTheyDoWithoutOwners()
    {
        var (careful, naive) = (0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            DriftSample Draw(int people, int count)
            {
                var own = Enumerable.Range(0, people).Select(_ => Normal(random)).ToArray();
                var owners = Deal(random, count, people);
                return new DriftSample([.. owners.Select(o => own[o] + (0.1f * Normal(random)))], owners);
            }

            var (reference, recent) = (Draw(40, 500), Draw(40, 90));
            bool Alarms(DriftSample one, DriftSample other) => FeatureDrift.Compare("x", one, other, Options).Any(c => c.Verdict == DriftVerdict.Drifted);
            careful += Alarms(reference, recent) ? 1 : 0;
            naive += Alarms(new DriftSample(reference.Values), new DriftSample(recent.Values)) ? 1 : 0;
        }

        Assert.InRange(careful / 100.0, 0, 0.1); // two tests without a correction
        Assert.InRange(naive / 100.0, 0.5, 1);
    }

    [Fact]
    public void BenjaminiHochberg_AnyValues_NeverFallBelowThemNorChangeTheirOrder() => Gen.Double[0, 1].Array[0, 40].Sample(p =>
    {
        var adjusted = BenjaminiHochberg.Adjust(p);
        Assert.All(p.Zip(adjusted), x => Assert.InRange(x.Second, x.First - 1e-12, 1));
        for (var i = 0; i < p.Length; i++)
            for (var j = 0; j < p.Length; j++)
                Assert.False(p[i] < p[j] && adjusted[i] > adjusted[j] + 1e-12);
    });

    [Fact]
    public void Gini_KnownAmounts_IsTheTextbooks()
    {
        Assert.Equal(0, Gini.Of([5, 5, 5, 5])!.Value, 1e-12);
        Assert.Equal(0.75, Gini.Of([0, 0, 0, 9])!.Value, 1e-12);
        Assert.Equal(0.25, Gini.Of([1, 2, 3, 4])!.Value, 1e-12);
        Assert.Null(Gini.Of([]));
        Assert.Null(Gini.Of([0, 0]));
    }

    [Fact]
    public void Compare_ThirtyFeaturesWithoutDrift_RaisesAnAlarmInAtMostAlphaOfReports()
    {
        const int Runs = 200;
        var alarms = Enumerable.Range(0, Runs).Count(seed => Alarms(seed, (_, v) => v).Count > 0);

        Assert.InRange(alarms / (double)Runs, 0, 0.05);
    }

    /// <summary>Thresholds of what matters set to 0: the correction alone must hold the rate.</summary>
    [Fact]
    public void Compare_ThirtyFeaturesWithoutThresholds_StillHoldsAlpha()
    {
        const int Runs = 200;
        var options = new DriftOptions { PopulationStability = 0, KolmogorovSmirnov = 0, ChiSquare = 0 };
        var (adjusted, naive) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var checks = Checks(seed, (_, v) => v, options);
            adjusted += checks.Any(c => c.AdjustedP <= 0.05) ? 1 : 0;
            naive += checks.Any(c => c.P <= 0.05) ? 1 : 0;
        }

        Assert.InRange(adjusted / (double)Runs, 0, 0.08);
        Assert.InRange(naive / (double)Runs, 0.5, 1);
    }

    [Fact]
    public void Compare_ThreePlantedFeatures_AreFoundAndNamed()
    {
        var found = Enumerable.Range(0, 20).Select(seed => Alarms(seed, (feature, v) => feature switch
        {
            SuccessFeature.SkillMatch => v + 0.9f,
            SuccessFeature.PastQuality => v * 2.5f,
            SuccessFeature.Difficulty => Math.Min(3, v + 1),
            _ => v,
        })).ToArray();

        foreach (var planted in new[] { "SkillMatch", "PastQuality", "Difficulty" })
            Assert.InRange(found.Count(f => f.Contains(planted)) / 20.0, 0.9, 1);
        Assert.InRange(found.Sum(f => f.Count) / 20.0, 2.7, 3.3);
    }

    [Fact]
    public void Compare_TooFewValues_IsNotJudged() =>
        Assert.All(FeatureDrift.Compare("x", Normals(new Random(1), 49), new DriftSample([.. Normals(new Random(1), 400).Values.Select(v => v + 10)]), Options), c =>
        {
            Assert.Equal(DriftVerdict.TooFewToSay, c.Verdict);
            Assert.Null(c.P);
        });

    [Fact]
    public void PageHinkley_StepInTheMean_RisesByTheStep()
    {
        var test = new PageHinkley(0);
        for (var n = 0; n < 100; n++)
            test.Add(0);
        Assert.Equal(0, test.Statistic);
        test.Add(1.01);

        Assert.Equal(1, test.Statistic, 1e-12);
    }

    [Fact]
    public void Concept_ChancesThatStayRight_RaiseAnAlarmInAtMostAlpha()
    {
        var alarms = Enumerable.Range(0, 200).Count(seed => ConceptDrift.Check(Outcomes(seed, 120, 0), Options).Verdict == DriftVerdict.Drifted);

        Assert.InRange(alarms / 200.0, 0, 0.08);
    }

    [Fact]
    public void Concept_ChancesThatGoWrongHalfway_AreFound()
    {
        var found = Enumerable.Range(0, 25).Count(seed => ConceptDrift.Check(Outcomes(seed, 300, 0.4), Options).Verdict == DriftVerdict.Drifted);

        Assert.InRange(found / 25.0, 0.9, 1);
    }

    [Fact]
    public void Concept_OutcomesThatWereLearnedFrom_SayNothing() => Assert.Equal(
        DriftVerdict.TooFewToSay, ConceptDrift.Check(Outcomes(1, 300, 0.4).Select(o => o with { SeenInTraining = true }), Options).Verdict);

    [Fact]
    public void ByWeek_TwoWeeks_BeginOnMonday()
    {
        var weeks = ConceptDrift.ByWeek(
        [
            new ForetoldOutcome(new DateOnly(2026, 11, 23), 0.8, true, false), // a Monday
            new ForetoldOutcome(new DateOnly(2026, 11, 22), 0.6, false, true),
            new ForetoldOutcome(new DateOnly(2026, 11, 29), 0.6, true, false),
        ]);

        Assert.Equal([new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 23)], weeks.Select(w => w.Week));
        Assert.Equal([0.36, (0.04 + 0.16) / 2], weeks.Select(w => Math.Round(w.Error, 10)));
        Assert.Equal([true, false], weeks.Select(w => w.SeenInTraining));
    }

    [Fact]
    public void Calibration_Overconfident_DriftsAndCalibratedDoesNot()
    {
        var reference = Outcomes(1, 600, 0);

        var alarms = Enumerable.Range(10, 200).Count(seed => CalibrationDrift.Check(Outcomes(1_000 + seed, 600, 0), Outcomes(seed, 300, 0), Options).Verdict == DriftVerdict.Drifted);
        Assert.InRange(alarms / 200.0, 0, 0.08);
        Assert.Equal(DriftVerdict.Drifted, CalibrationDrift.Check(reference, Outcomes(3, 600, 0.4), Options).Verdict);
        Assert.Equal(DriftVerdict.TooFewToSay, CalibrationDrift.Check(reference, Outcomes(3, 20, 0.4), Options).Verdict);
    }

    [Fact]
    public void CalibrationSpan_SaidEightTenthsSeenSix_MissesByTwo()
    {
        var span = CalibrationDrift.Span([.. Enumerable.Range(0, 10).Select(n => new ForetoldOutcome(default, 0.8, n < 6, false))]);

        Assert.Equal((0.8, 0.6, 0.2), (Math.Round(span.Said!.Value, 10), span.Seen!.Value, Math.Round(span.Error!.Value, 10)));
        Assert.Null(CalibrationDrift.Span([]).Error);
    }

    [Fact]
    public void Load_SameShares_RarelyDriftsThoughTheSpansDifferInLength()
    {
        var alarms = Enumerable.Range(0, 60).Count(seed =>
        {
            var random = new Random(seed);
            return LoadDrift.OfAssignments(60, Deal(random, 400, 60), Deal(random, 60, 60), Options).Verdict == DriftVerdict.Drifted;
        });

        Assert.InRange(alarms / 60.0, 0, 0.08);
    }

    [Fact]
    public void Load_TheSameFour_Drifts()
    {
        var random = new Random(1);

        var check = LoadDrift.OfAssignments(60, Deal(random, 1_000, 60), Deal(random, 100, 4), Options);

        Assert.Equal(DriftVerdict.Drifted, check.Verdict);
        Assert.Equal(DriftVerdict.TooFewToSay, LoadDrift.OfAssignments(60, Deal(random, 1_000, 60), Deal(random, 30, 4), Options).Verdict);
    }

    [Theory]
    [InlineData(new[] { "a", "b", "c" }, new[] { "c", "b", "x" }, 3, 2 / 3.0)]
    [InlineData(new[] { "a", "b", "c" }, new[] { "a", "x", "b" }, 2, 0.5)]
    [InlineData(new[] { "a" }, new[] { "a" }, 5, 1.0)]
    [InlineData(new string[0], new string[0], 5, null)]
    public void Overlap_Lists_IsTheShareOfTheFirst(string[] one, string[] other, int top, double? overlap) =>
        Assert.Equal(overlap, RankingDrift.Overlap(one, other, top));

    [Fact]
    public void Correlation_Lists_IsSpearmansOfThoseInBoth()
    {
        Assert.Equal(1, RankingDrift.Correlation(["a", "b", "c"], ["a", "x", "b", "c"])!.Value, 1e-12);
        Assert.Equal(-1, RankingDrift.Correlation(["a", "b", "c"], ["c", "b", "a"])!.Value, 1e-12);
        Assert.Equal(0.5, RankingDrift.Correlation(["a", "b", "c"], ["b", "a", "c"])!.Value, 1e-12);
        Assert.Null(RankingDrift.Correlation(["a"], ["a"]));
    }

    [Fact]
    public void Verdict_LargeButByChanceOrSureButSmall_IsStable()
    {
        var check = new DriftCheck("x", DriftMethod.ChiSquare, 0.3, 0.001, 0.1, 0.05, 100, 100);

        Assert.Equal(DriftVerdict.Drifted, check.Verdict);
        Assert.Equal(DriftVerdict.Stable, (check with { AdjustedP = 0.06 }).Verdict);
        Assert.Equal(DriftVerdict.Stable, (check with { Statistic = 0.05 }).Verdict);
        Assert.Equal(DriftVerdict.TooFewToSay, (check with { Statistic = null }).Verdict);
    }

    private static HashSet<string> Alarms(int seed, Func<SuccessFeature, float, float> plant) =>
        [.. Checks(seed, plant, Options).Where(c => c.Verdict == DriftVerdict.Drifted).Select(c => c.Subject)];

    /// <summary>Thirty independent features, a few of them few-valued; what is planted is in the recent span only.</summary>
    private static IReadOnlyList<DriftCheck> Checks(int seed, Func<SuccessFeature, float, float> plant, DriftOptions options)
    {
        var random = new Random(seed);
        DriftSample Draw(SuccessFeature feature, int count, Func<SuccessFeature, float, float> change) => new(
        [
            .. Enumerable.Range(0, count).Select(_ => change(feature, feature switch
            {
                SuccessFeature.Difficulty => random.Next(1, 4),
                SuccessFeature.Priority => random.Next(1, 5),
                SuccessFeature.Seniority => random.Next(1, 8),
                _ => Normal(random),
            })),
        ]);
        return BenjaminiHochberg.Adjust(
            [.. Enum.GetValues<SuccessFeature>().SelectMany(f => FeatureDrift.Compare(f.ToString(), Draw(f, 400, (_, v) => v), Draw(f, 120, plant), options))]);
    }

    /// <summary>Chances of success that are right, and from halfway on too high by as much as is said.</summary>
    private static ForetoldOutcome[] Outcomes(int seed, int count, double wrongBy)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(n =>
            {
                var chance = 0.5 + (0.45 * random.NextDouble());
                return new ForetoldOutcome(new DateOnly(2026, 1, 1).AddDays(n / 5), chance, random.NextDouble() < chance - (n > count / 2 ? wrongBy : 0), false);
            }),
        ];
    }

    private static int[] Deal(Random random, int count, int people) => [.. Enumerable.Range(0, count).Select(_ => random.Next(people))];

    private static DriftSample Repeat(params (float Value, int Times)[] values) => new([.. values.SelectMany(v => Enumerable.Repeat(v.Value, v.Times))]);

    private static DriftSample Normals(Random random, int count) => new([.. Enumerable.Range(0, count).Select(_ => Normal(random))]);

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
