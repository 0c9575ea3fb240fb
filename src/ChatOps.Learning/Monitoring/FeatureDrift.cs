using ChatOps.Learning.Features;

namespace ChatOps.Learning.Monitoring;

/// <summary>Compares the distribution of values: few-valued ones by chi-square, others by population stability and Kolmogorov-Smirnov.</summary>
public static class FeatureDrift
{
    /// <summary>Values that differ of which there may be at most as many for them to be categories.</summary>
    private const int MostCategories = 10;

    /// <summary>Features that move with the calendar or only ever grow: they differ between any two spans, and nothing follows from it.</summary>
    public static IReadOnlyList<SuccessFeature> NotJudged { get; } = [SuccessFeature.SeasonSine, SuccessFeature.SeasonCosine, SuccessFeature.Finished];

    /// <summary>Compares values of one kind.</summary>
    /// <param name="subject">What they are of.</param>
    /// <param name="reference">Values before.</param>
    /// <param name="recent">Values now.</param>
    /// <param name="options">Thresholds and least numbers.</param>
    public static IReadOnlyList<DriftCheck> Compare(string subject, DriftSample reference, DriftSample recent, DriftOptions options) =>
        reference.Values.Concat(recent.Values).Distinct().Take(MostCategories + 1).Count() <= MostCategories
            ? [ChiSquare.Compare(subject, reference, recent, options)]
            :
            [
                PopulationStability.Compare(subject, reference, recent, options),
                KolmogorovSmirnov.Compare(subject, reference, recent, options),
            ];

    /// <summary>Compares all features that are judged.</summary>
    internal static IEnumerable<DriftCheck> Compare(IReadOnlyList<DriftRow> reference, IReadOnlyList<DriftRow> recent, DriftOptions options) =>
        Enum.GetValues<SuccessFeature>().Except(NotJudged).SelectMany(f => Compare(f.ToString(), Sample(reference, f), Sample(recent, f), options));

    private static DriftSample Sample(IReadOnlyList<DriftRow> rows, SuccessFeature feature) =>
        new([.. rows.Select(r => r.Features[(int)feature])], Owner(feature) is { } owner ? [.. rows.Select(owner)] : null);

    /// <summary>
    /// Whose a value is: what is asked for, and levels against it, are new with every task; what somebody has done hardly moves from one of
    /// their tasks to the next, and what a department has done is the same for all of it.
    /// </summary>
    private static Func<DriftRow, int>? Owner(SuccessFeature feature) => feature switch
    {
        SuccessFeature.DepartmentMatch => r => r.Department,
        SuccessFeature.RecentPractice or SuccessFeature.TeamFamiliarity or SuccessFeature.Collaborative or SuccessFeature.PastQuality
            or SuccessFeature.PastTimeliness or SuccessFeature.PastSuccess or SuccessFeature.ThreeMonths or SuccessFeature.SixMonths
            or SuccessFeature.Trend or SuccessFeature.Spread or SuccessFeature.Slowness or SuccessFeature.DaysToComplete
            or SuccessFeature.SkillGrowth or SuccessFeature.Utilisation or SuccessFeature.UtilisationTrend => r => r.Person,
        _ => null,
    };
}
