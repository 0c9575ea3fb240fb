using ChatOps.Host.Health;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Host;

public sealed class HealthWatchTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Watch_ComponentThatFailsAndComesBack_IsDegradedMeanwhileAndOthersAreNot()
    {
        var (ailing, well, off) = (new Probe("ailing"), new Probe("well"), new Probe("off") { IsConfigured = false });
        using var watch = new HealthWatch([ailing, well, off], Options.Create(new HealthOptions()), _time, NullLogger<HealthWatch>.Instance);
        ailing.Answers = () => throw new IOException("away");

        await watch.StartAsync(CancellationToken.None);
        await UntilAsync(() => Of(watch, "ailing") == "DEGRADED" && Of(watch, "well") == "UP");
        Assert.Equal(("UNKNOWN", 0), (Of(watch, "off"), off.Count));

        ailing.Answers = () => ComponentHealth.Of(ComponentHealth.Up, "Back.");
        _time.Advance(TimeSpan.FromSeconds(30));
        await UntilAsync(() => Of(watch, "ailing") == "UP");
        await watch.StopAsync(CancellationToken.None);
    }

    private static string Of(HealthWatch watch, string component) => watch.Seen.Single(s => s.Component == component).Health.Status;

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
            await look.WaitForNextTickAsync(patience.Token);
    }

    private sealed class Probe(string component) : IHealthProbe
    {
        public string Component => component;

        public bool IsConfigured { get; init; } = true;

        public TimeSpan Every => TimeSpan.FromSeconds(30);

        public Func<ComponentHealth> Answers { get; set; } = () => ComponentHealth.Of(ComponentHealth.Up, "Well.");

        public int Count { get; private set; }

        public Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(Answers());
        }
    }
}
