using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatOps.Workforce.Store;

/// <summary>What the store tells about its work: which operation, how long, whether it failed; never what is in it.</summary>
internal static class StoreTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "ChatOps.Store";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("chatops.store.duration", "s", "Time that an operation of the store took, by operation.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("chatops.store.failures", "{operation}", "Operations of the store that failed because the database did.");

    /// <summary>Begins an operation; null where nobody listens.</summary>
    public static Activity? Begin(string operation) => Source.StartActivity($"store {operation}", ActivityKind.Client)?.SetTag("chatops.operation", operation);

    /// <summary>It is over.</summary>
    public static void End(string operation, long began) => Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    /// <summary>Counts no failure yet: a counter that is not there until something goes wrong can't be seen to rise.</summary>
    public static void Know() => Failures.Add(0);

    /// <summary>The database failed.</summary>
    public static void Fail(Activity? activity)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        Failures.Add(1);
    }
}
