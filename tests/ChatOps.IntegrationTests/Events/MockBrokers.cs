using Confluent.Kafka;

namespace ChatOps.IntegrationTests.Events;

/// <summary>
/// librdkafka's own mock cluster (<c>test.mock.num.brokers</c>, https://github.com/confluentinc/librdkafka/blob/master/INTRODUCTION.md): it lives in one client
/// of this process and speaks Kafka's protocol on loopback ports.
/// </summary>
internal sealed class MockBrokers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IProducer<string, byte[]> _producer;

    public MockBrokers()
    {
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig(new Dictionary<string, string> { ["test.mock.num.brokers"] = "3" }) { BootstrapServers = "mock" })
            .SetLogHandler((_, _) => { })
            .Build();
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        Servers = string.Join(',', admin.GetMetadata(Patience).Brokers.Select(b => $"{b.Host}:{b.Port}"));
    }

    /// <summary>Their addresses.</summary>
    public string Servers { get; }

    /// <summary>Sends a message and waits until the brokers have it.</summary>
    public Task SendAsync(string topic, string key, byte[] value) => _producer.ProduceAsync(topic, new Message<string, byte[]> { Key = key, Value = value });

    /// <summary>Sends a message without waiting.</summary>
    public void Send(string topic, string key, byte[] value) => _producer.Produce(topic, new Message<string, byte[]> { Key = key, Value = value });

    public void Flush() => _producer.Flush(Patience);

    public void Dispose() => _producer.Dispose();
}
