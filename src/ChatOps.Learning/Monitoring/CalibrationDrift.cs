using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Experiments;

namespace ChatOps.Learning.Monitoring;

/// <summary>Whether chances of success are still as often right as they say.</summary>
public static class CalibrationDrift
{
    /// <summary>Calibration of one span.</summary>
    public static CalibrationSpan Span(IReadOnlyList<ForetoldOutcome> outcomes)
    {
        if (outcomes.Count == 0)
            return new CalibrationSpan(0, 0, null, null, null, []);
        var bins = CalibrationBin.Of(outcomes.Select(o => (o.Chance, o.IsSuccess)));
        return new CalibrationSpan(
            outcomes.Count,
            outcomes.Count(o => o.SeenInTraining),
            outcomes.Average(o => o.Chance),
            outcomes.Average(o => o.IsSuccess ? 1 : 0),
            bins.Sum(b => b.Decisions * Math.Abs(b.Said - b.Seen.Value!.Value)) / outcomes.Count,
            bins);
    }

    /// <summary>
    /// Tests whether what is seen less what is said has changed, by Welch's test. Outcomes that the model had learned from may serve as the
    /// reference, where they are right on average by the fit, but never as the recent span.
    /// </summary>
    /// <param name="reference">Outcomes before.</param>
    /// <param name="recent">Outcomes now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck Check(IReadOnlyList<ForetoldOutcome> reference, IReadOnlyList<ForetoldOutcome> recent, DriftOptions options)
    {
        var (before, now) = (
            SampleSummary.Of(reference.Select(o => o.Surprise)), SampleSummary.Of(recent.Where(o => !o.SeenInTraining).Select(o => o.Surprise)));
        var test = before.Count < options.LeastValues || now.Count < options.LeastValues ? null : WelchTest.Of(before, now, options.Alpha);
        return new DriftCheck(
            "calibration", DriftMethod.CalibrationGap, test is null ? null : Math.Abs(test.Difference),
            test?.P, options.CalibrationGap, options.Alpha, before.Count, now.Count);
    }
}
