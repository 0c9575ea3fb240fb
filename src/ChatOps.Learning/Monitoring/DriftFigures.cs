namespace ChatOps.Learning.Monitoring;

/// <summary>The newest drift report as metrics.</summary>
public static class DriftFigures
{
    /// <summary>Tells what a report over the company as it is found.</summary>
    public static void Tell(DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        LearningTelemetry.Drift(report.Checks.Count(c => c.Verdict == DriftVerdict.Drifted), report.Checks.Count(c => c.Verdict != DriftVerdict.TooFewToSay));
    }
}
