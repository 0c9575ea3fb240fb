using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace ChatOps.IntegrationTests.Events;

/// <summary>
/// librdkafka's own mock cluster (<c>test.mock.num.brokers</c>, https://github.com/confluentinc/librdkafka/blob/master/INTRODUCTION.md): it lives in one client
/// of this process and speaks Kafka's protocol on loopback ports.
/// </summary>
internal sealed class MockBrokers : IDisposable
{
    private const int Brokers = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The client chooses among its builds of the library, so the one is taken that it has loaded.</summary>
    private static readonly Lazy<nint> Library = new(() =>
        NativeLibrary.Load(Process.GetCurrentProcess().Modules.Cast<ProcessModule>().First(m => m.ModuleName.Contains("rdkafka", StringComparison.Ordinal) && m.FileName.Contains(".so", StringComparison.Ordinal)).FileName));

    private readonly IProducer<string, byte[]> _producer;

    public MockBrokers()
    {
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig(new Dictionary<string, string> { ["test.mock.num.brokers"] = $"{Brokers}" }) { BootstrapServers = "mock" })
            .SetLogHandler((_, _) => { })
            .Build();
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        // A group of the tests has one member and waits for no other; the brokers would, for three seconds.
        Function<SetGroupDelay>("rd_kafka_mock_group_initial_rebalance_delay_ms")(Cluster(), 0);
        Servers = string.Join(',', admin.GetMetadata(Patience).Brokers.Select(b => $"{b.Host}:{b.Port}"));
    }

    /// <summary>Their addresses.</summary>
    public string Servers { get; }

    /// <summary>Sends a message and waits until the brokers have it.</summary>
    public Task SendAsync(string topic, string key, byte[] value) => _producer.ProduceAsync(topic, new Message<string, byte[]> { Key = key, Value = value });

    /// <summary>Sends a message without waiting.</summary>
    public void Send(string topic, string key, byte[] value) => _producer.Produce(topic, new Message<string, byte[]> { Key = key, Value = value });

    /// <summary>All brokers go down: connections break off, and no new ones are taken.</summary>
    public void Stop() => Tell("rd_kafka_mock_broker_set_down");

    /// <summary>They come back, with what they held.</summary>
    public void Start() => Tell("rd_kafka_mock_broker_set_up");

    /// <summary>Every answer comes so much later.</summary>
    public void Delay(TimeSpan by) => Each<SetDelay>("rd_kafka_mock_broker_set_rtt", (set, cluster, broker) => set(cluster, broker, (int)by.TotalMilliseconds));

    public void Flush() => _producer.Flush(Patience);

    public void Dispose() => _producer.Dispose();

    private void Tell(string what) => Each<SetBroker>(what, (set, cluster, broker) => set(cluster, broker));

    /// <summary>The mock cluster's own controls (rdkafka_mock.h), which the .NET client does not hand out.</summary>
    private void Each<T>(string what, Func<T, nint, int, int> tell)
        where T : Delegate
    {
        var (cluster, set) = (Cluster(), Function<T>(what));
        for (var broker = 1; broker <= Brokers; broker++)
            Assert.Equal(0, tell(set, cluster, broker));
    }

    private nint Cluster()
    {
        var client = (SafeHandle)typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_producer.Handle)!;
        return Function<ClusterOf>("rd_kafka_handle_mock_cluster")(client.DangerousGetHandle());
    }

    private static T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(Library.Value, name));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint ClusterOf(nint client);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void SetGroupDelay(nint cluster, int milliseconds);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetBroker(nint cluster, int broker);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetDelay(nint cluster, int broker, int milliseconds);
}
