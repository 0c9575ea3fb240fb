using System.Diagnostics.Metrics;

namespace ChatOps.Workforce.Events;

/// <summary>What the consumer counts.</summary>
internal sealed class EventMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "ChatOps.Events";

    private readonly Counter<long> _applied;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _dead;
    private long _lag;

    public EventMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _applied = meter.CreateCounter<long>("chatops.events.applied", "{event}", "Events that took effect.");
        _repeated = meter.CreateCounter<long>("chatops.events.repeated", "{event}", "Events that had taken effect before, or were older than what is known.");
        _dead = meter.CreateCounter<long>("chatops.events.dead", "{event}", "Events that could not be used.");
        meter.CreateObservableGauge("chatops.events.lag", () => Interlocked.Read(ref _lag), "{event}", "Events in the topics that were not read yet.");
        Count(new AppliedEvents(0, 0, []));
    }

    /// <summary>Events in the topics that were not read yet.</summary>
    public long Lag
    {
        get => Interlocked.Read(ref _lag);
        set => Interlocked.Exchange(ref _lag, value);
    }

    public void Count(AppliedEvents events)
    {
        _applied.Add(events.Applied);
        _repeated.Add(events.Repeated);
        _dead.Add(events.Dead.Count);
    }
}
