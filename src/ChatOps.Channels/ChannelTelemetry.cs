using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatOps.Channels;

/// <summary>Spans and figures of the channels: which channel, how long, what became of it; never who wrote or what.</summary>
internal static class ChannelTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "ChatOps.Channels";

    private const string Channel = "chatops.channel";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("chatops.intake.duration", "s", "Time from the arrival of an event to the end of the work on it, by channel.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("chatops.intake.failures", "{attempt}", "Attempts at events of channels that failed, by channel.");
    private static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("chatops.intake.given_up", "{event}", "Events of channels that were tried often enough, by channel.");

    /// <summary>Counts nothing of a channel yet: a counter that is not there until something goes wrong can't be seen to rise.</summary>
    public static void Know(string channel)
    {
        Failures.Add(0, Tag(channel));
        GivenUp.Add(0, Tag(channel));
    }

    /// <summary>An event is verified and kept.</summary>
    public static Activity? Intake(string channel) => Begin("intake", channel);

    /// <summary>An event that was kept is worked on: the same trace, though maybe another host and another day.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="traceParent">The trace that it came in; null for none.</param>
    public static Activity? Work(string channel, string? traceParent) => ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
        ? Source.StartActivity("work", ActivityKind.Consumer, parent)?.SetTag(Channel, channel)
        : Source.StartActivity("work", ActivityKind.Consumer)?.SetTag(Channel, channel);

    /// <summary>An answer is delivered.</summary>
    public static Activity? Reply(string channel) => Begin("reply", channel);

    /// <summary>The work on an event is over.</summary>
    public static void Done(string channel, TimeSpan since) => Duration.Record(since.TotalSeconds, Tag(channel));

    /// <summary>An attempt failed.</summary>
    public static void Failed(Activity? work, string channel)
    {
        work?.SetStatus(ActivityStatusCode.Error);
        Failures.Add(1, Tag(channel));
    }

    /// <summary>An event is given up.</summary>
    public static void GaveUp(string channel) => GivenUp.Add(1, Tag(channel));

    private static Activity? Begin(string step, string channel) => Source.StartActivity(step)?.SetTag(Channel, channel);

    private static KeyValuePair<string, object?> Tag(string channel) => new("channel", channel);
}
