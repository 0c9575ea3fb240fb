using System.Diagnostics.Metrics;

namespace ChatOps.Workforce.Events;

/// <summary>What the consumer counts.</summary>
internal sealed class EventMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "ChatOps.Events";

    private const long Unknown = -1;

    private readonly Counter<long> _applied;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _dead;
    private long _lag = Unknown;

    public EventMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _applied = meter.CreateCounter<long>("chatops.events.applied", "{event}", "Events that took effect.");
        _repeated = meter.CreateCounter<long>("chatops.events.repeated", "{event}", "Events that had taken effect before, or were older than what is known.");
        _dead = meter.CreateCounter<long>("chatops.events.dead", "{event}", "Events that could not be used.");
        meter.CreateObservableGauge("chatops.events.lag", Lags, "{event}", "Events in the topics that did not take effect yet.");
        Count(new AppliedEvents(0, 0, []));
    }

    /// <summary>Events in the topics that did not take effect yet, in this host's partitions; null where it is not known, and then nothing is measured.</summary>
    public long? Lag
    {
        get => Interlocked.Read(ref _lag) is var lag and not Unknown ? lag : null;
        set => Interlocked.Exchange(ref _lag, value ?? Unknown);
    }

    private IEnumerable<Measurement<long>> Lags() => Lag is { } lag ? [new Measurement<long>(lag)] : [];

    public void Count(AppliedEvents events)
    {
        _applied.Add(events.Applied);
        _repeated.Add(events.Repeated);
        _dead.Add(events.Dead.Count);
    }
}
