using System.Globalization;
using ChatOps.Workforce.Events;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>The brokers of events.</summary>
internal sealed class KafkaProbe(IServiceProvider services, IOptions<KafkaOptions> options) : IHealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public string Component => "kafka";

    public bool IsConfigured => options.Value is { BootstrapServers.Length: > 0 };

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Task<ComponentHealth> LookAsync(CancellationToken cancellationToken) => Task.FromResult(ComponentHealth.Of(
        ComponentHealth.Up, "Its brokers answer.", ("brokers", services.GetRequiredService<BrokerCheck>().Count(Patience).ToString(CultureInfo.InvariantCulture))));
}
