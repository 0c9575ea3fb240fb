using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatOps.Learning;

/// <summary>Spans and figures of ranking and predicting for people who wait; rankings of trainings and reports are not among them.</summary>
internal static class LearningTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "ChatOps.Learning";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Ranking = Meter.CreateHistogram<double>("chatops.ranking.duration", "s", "Time that ranking everybody for a task took.", advice: new() { HistogramBucketBoundaries = Fast });
    private static readonly Histogram<double> Prediction = Meter.CreateHistogram<double>("chatops.prediction.duration", "s", "Time that foretelling how somebody does on a task took.", advice: new() { HistogramBucketBoundaries = Fast });
    private static readonly Histogram<double> Rebuild = Meter.CreateHistogram<double>("chatops.ranking.rebuild.duration", "s", "Time that reading the company anew took, after data or models had changed.");
    private static readonly Gauge<int> Drifted = Meter.CreateGauge<int>("chatops.drift.drifted", "{check}", "Checks of the newest drift report that found something.");
    private static readonly Gauge<int> Checks = Meter.CreateGauge<int>("chatops.drift.checks", "{check}", "Checks of the newest drift report that could be judged.");

    /// <summary>From 50 microseconds to a second: a ranking of 300 people takes less than a millisecond.</summary>
    private static double[] Fast => [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

    /// <summary>Does a piece of work and tells how long it took.</summary>
    public static T Rank<T>(Func<T> work) => Measure("rank", Ranking, work);

    /// <inheritdoc cref="Rank{T}"/>
    public static T Predict<T>(Func<T> work) => Measure("predict", Prediction, work);

    /// <summary>The company is read anew; whoever asked waits for it.</summary>
    public static async Task<T> RebuildAsync<T>(Func<Task<T>> work)
    {
        using var activity = Source.StartActivity("rebuild ranking");
        var began = Stopwatch.GetTimestamp();
        var built = await work();
        Rebuild.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return built;
    }

    /// <summary>What a drift report found.</summary>
    /// <param name="drifted">Checks that found something.</param>
    /// <param name="judged">Checks that could be judged.</param>
    public static void Drift(int drifted, int judged)
    {
        Drifted.Record(drifted);
        Checks.Record(judged);
    }

    private static T Measure<T>(string name, Histogram<double> duration, Func<T> work)
    {
        using var activity = Source.StartActivity(name);
        var began = Stopwatch.GetTimestamp();
        var result = work();
        duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return result;
    }
}
