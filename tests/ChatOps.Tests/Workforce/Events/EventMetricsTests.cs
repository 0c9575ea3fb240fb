using System.Diagnostics.Metrics;
using ChatOps.Workforce.Events;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Workforce.Events;

public sealed class EventMetricsTests
{
    [Fact]
    public void Lag_WhileItIsNotKnown_IsNotMeasured()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new EventMetrics(services.GetRequiredService<IMeterFactory>());
        var measured = new List<long>();
        using var listener = new MeterListener
        {
            // Only those of this test: others run beside it.
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "chatops.events.lag" && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, lag, _, _) => measured.Add(lag));
        listener.Start();

        foreach (long? lag in new long?[] { null, 7, null, 0 })
        {
            metrics.Lag = lag;
            listener.RecordObservableInstruments();
        }

        Assert.Equal([7, 0], measured);
    }
}
