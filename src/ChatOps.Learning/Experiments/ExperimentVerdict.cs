namespace ChatOps.Learning.Experiments;

/// <summary>An experiment in one sentence. Only what may be looked at every day decides; the p-value of a single look never does.</summary>
internal static class ExperimentVerdict
{
    public static string Of(ExperimentDesign design, MetricComparison decisive, SampleRatio assigned, SampleRatio measured, bool isMinimumReached)
    {
        var (control, challenger, planned) = (decisive.Control.Tasks, decisive.Challenger.Tasks, design.MinimumSample);
        var metric = design.Metric.InWords();
        if (assigned.IsMismatch)
            return Text($"Don't trust these figures: {Counts(assigned)}, which is no chance (p {P(assigned.P)}); find out where tasks of one arm get lost.");
        if (control == 0 && challenger == 0)
            return Text($"Nothing can be said yet: {assigned.Control} and {assigned.Challenger} tasks are assigned, none with an outcome in {metric}.");
        if (measured.IsMismatch)
            return Text($"Don't trust these figures yet: one arm finishes sooner, {Counts(measured)} (p {P(measured.P)}); wait until the rest is done.");
        if (decisive is { AlwaysValidP: { } p, AlwaysValidLow: { } low, AlwaysValidHigh: { } high } && p <= design.Alpha)
        {
            // Cut intervals leave 0 out on one side once p is that small, unless the difference changed with time.
            var better = decisive.Challenger.Mean > decisive.Control.Mean != design.Metric.IsLowerBetter();
            return Text($"{Who(design)} {(better ? "better" : "worse")} on {metric}: {Difference(design, decisive)} ({Range(design, low, high)}), always-valid p {P(p)}.");
        }

        if (!isMinimumReached)
            return Text($"No difference in {metric} is shown yet: {control} of {planned.Control} and {challenger} of {planned.Challenger} tasks have an outcome.");
        return decisive is { AlwaysValidP: { } open, AlwaysValidLow: { } from, AlwaysValidHigh: { } to }
            ? Text($"No difference in {metric} is shown by the planned sample: {Difference(design, decisive)} ({Range(design, from, to)}), always-valid p {P(open)}.")
            : Text($"No difference in {metric} can be tested: {control} and {challenger} outcomes are all alike or too few.");
    }

    private static string Who(ExperimentDesign design) => design.ChallengerVersion is { } version ? Text($"v{version} does") : "No recommendation does";

    private static string Counts(SampleRatio ratio) =>
        Text($"{ratio.Control} and {ratio.Challenger} tasks where {ratio.Control + ratio.Challenger - ratio.ExpectedChallenger:0} and {ratio.ExpectedChallenger:0} were to be expected");

    private static string Difference(ExperimentDesign design, MetricComparison decisive) => design.Metric.IsShare()
        ? Text($"{100 * (decisive.Challenger.Mean - decisive.Control.Mean):+0.0;-0.0;0.0} points")
        : Text($"{decisive.Challenger.Mean - decisive.Control.Mean:+0.000;-0.000;0.000}");

    private static string Range(ExperimentDesign design, double low, double high) => design.Metric.IsShare()
        ? Text($"{100 * low:+0.0;-0.0;0.0} to {100 * high:+0.0;-0.0;0.0}")
        : Text($"{low:+0.000;-0.000;0.000} to {high:+0.000;-0.000;0.000}");

    private static string P(double p) => p < 0.001 ? "< 0.001" : Text($"= {p:0.000}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
