using Confluent.Kafka;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Events;

/// <summary>Asks the brokers whether they are there.</summary>
public sealed class BrokerCheck(IOptions<KafkaOptions> options)
{
    /// <summary>How many answer. Blocks a thread until they do.</summary>
    /// <param name="patience">How long is waited.</param>
    /// <exception cref="KafkaException">None answers.</exception>
    public int Count(TimeSpan patience)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig(new Dictionary<string, string>(options.Value.Settings)) { BootstrapServers = options.Value.BootstrapServers })
            .SetErrorHandler((_, _) => { })
            .SetLogHandler((_, _) => { })
            .Build();
        return admin.GetMetadata(patience).Brokers.Count;
    }
}
