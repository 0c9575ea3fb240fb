namespace ChatOps.Learning.Features;

/// <summary>
/// From features to what a regression sees: less their mean, over their scale, with NaN at the mean; then the document's own opinion as one
/// more column. Means are those of the training rows; scales those of candidates in general, because people who were chosen differ little in
/// what they were chosen by, and a pull towards 0 in such units would undo exactly that.
/// </summary>
/// <param name="Means">By feature.</param>
/// <param name="Scales">By feature, above 0.</param>
/// <param name="OpinionMean">Mean of the document's opinion.</param>
/// <param name="OpinionScale">Its scale, above 0.</param>
public sealed record FeatureEncoding(IReadOnlyList<float> Means, IReadOnlyList<float> Scales, double OpinionMean, double OpinionScale)
{
    /// <summary>
    /// Weights of skills and past performance in the document's content score (§4.2). Performance is read from quality alone: timeliness
    /// mostly repeats whether that one task went well.
    /// </summary>
    internal const double OpinionOnSkill = 0.35, OpinionOnPerformance = 0.25;

    private const double Constant = 1e-6;

    /// <summary>Length of an encoded vector: the features, then the document's opinion.</summary>
    public static readonly int Length = SuccessFeatures.Count + 1;

    /// <summary>Learns means and scales.</summary>
    /// <param name="rows">Features of training rows.</param>
    /// <param name="candidates">Features of candidates in general; where there are none, the rows serve.</param>
    public static FeatureEncoding Fit(IReadOnlyList<float[]> rows, IReadOnlyList<float[]> candidates)
    {
        var general = candidates.Count > 0 ? candidates : rows;
        var means = Enumerable.Range(0, SuccessFeatures.Count).Select(f => (float)MeanAndScale(rows.Select(r => (double)r[f])).Mean).ToArray();
        var scales = Enumerable.Range(0, SuccessFeatures.Count).Select(f => (float)MeanAndScale(general.Select(r => (double)r[f])).Scale).ToArray();
        return new FeatureEncoding(
            means, scales, MeanAndScale(rows.Select(r => Opinion(r))).Mean, MeanAndScale(general.Select(r => Opinion(r))).Scale);
    }

    /// <summary>Encodes one vector.</summary>
    public void Encode(ReadOnlySpan<float> features, Span<double> encoded)
    {
        for (var f = 0; f < features.Length; f++)
            encoded[f] = float.IsFinite(features[f]) ? (features[f] - Means[f]) / Scales[f] : 0;
        encoded[SuccessFeatures.Count] = (Opinion(features) - OpinionMean) / OpinionScale;
    }

    /// <summary>What the document's formula thinks of skills and results.</summary>
    private static double Opinion(ReadOnlySpan<float> features) =>
        (OpinionOnSkill * features[(int)SuccessFeature.SkillMatch]) + (OpinionOnPerformance * features[(int)SuccessFeature.PastQuality]);

    private static (double Mean, double Scale) MeanAndScale(IEnumerable<double> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                moments.Add(value);
        }

        if (moments.Count == 0)
            return (0, 1);
        var scale = Math.Sqrt(moments.Scatter / moments.Count);
        return (moments.Sum / moments.Count, scale > Constant ? scale : 1);
    }
}
