using ChatOps.Workforce.Store;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Events;

/// <summary>Reads the four topics. Offsets are committed after the store's transaction, so an event is never lost; that it may come twice is the applier's matter.</summary>
internal sealed partial class EventConsumer(
    IOptions<KafkaOptions> options, EventApplier applier, EventMetrics metrics, BrokerLog brokers, BrokerCheck check, TimeProvider time, ILogger<EventConsumer> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly Outage _store = new(time);

    /// <summary>The thread blocks in librdkafka, so it is one of its own.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => RunAsync(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var consumer = new ConsumerBuilder<string?, byte[]>(new ConsumerConfig(new Dictionary<string, string>(options.Value.Settings))
        {
            BootstrapServers = options.Value.BootstrapServers,
            GroupId = options.Value.GroupId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            AllowAutoCreateTopics = true,
        })
            .SetErrorHandler((_, e) => brokers.Failed(e))
            .SetLogHandler((_, _) => { })
            .Build();
        consumer.Subscribe(EventTopics.All);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var batch = Read(consumer);
                if (batch.Count > 0)
                    await ApplyAsync(consumer, batch, cancellationToken);
                else if (brokers.IsAway)
                    AskBrokers();
                metrics.Lag = LagOf(consumer);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; what was not committed comes again.
        }
        finally
        {
            consumer.Close();
        }
    }

    private List<ConsumeResult<string?, byte[]>> Read(IConsumer<string?, byte[]> consumer)
    {
        var batch = new List<ConsumeResult<string?, byte[]>>();
        var wait = Pause;
        while (batch.Count < options.Value.BatchSize)
        {
            try
            {
                if (consumer.Consume(wait) is not { } result)
                    break;
                batch.Add(result);
                wait = TimeSpan.Zero;
            }
            catch (ConsumeException e)
            {
                brokers.Failed(e.Error);
                break;
            }
        }

        return batch;
    }

    /// <summary>The client says when all brokers are gone, and not when they are back.</summary>
    private void AskBrokers()
    {
        try
        {
            check.Count(Retry);
            brokers.Answered();
        }
        catch (KafkaException e)
        {
            brokers.Failed(e.Error);
        }
    }

    private async Task ApplyAsync(IConsumer<string?, byte[]> consumer, List<ConsumeResult<string?, byte[]>> batch, CancellationToken cancellationToken)
    {
        var messages = batch.Select(r => new IncomingMessage(r.Topic, r.Partition.Value, r.Offset.Value, r.Message.Key, r.Message.Value ?? [])).ToArray();
        while (true)
        {
            try
            {
                var applied = await applier.ApplyAsync(messages, cancellationToken);
                metrics.Count(applied);
                if (_store.Finish() is { } lasted)
                    LogBack((long)lasted.TotalSeconds);
                foreach (var letter in applied.Dead)
                    LogDead(letter.Topic, letter.Partition, letter.Offset, letter.Reason);
                break;
            }
            catch (StoreUnavailableException e)
            {
                if (_store.Begin())
                    LogAway(e.Message);
                metrics.Lag = LagOf(consumer) + batch.Count;
                using var pause = new PeriodicTimer(Retry, time);
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }

        try
        {
            consumer.Commit(batch.GroupBy(r => r.TopicPartition).Select(g => new TopicPartitionOffset(g.Key, g.Max(r => r.Offset.Value) + 1)));
        }
        catch (KafkaException e)
        {
            // They come again, and have taken effect already.
            brokers.Failed(e.Error);
        }
    }

    /// <summary>Events that were not read yet; null where it is not known.</summary>
    private static long? LagOf(IConsumer<string?, byte[]> consumer)
    {
        try
        {
            var (lag, mine) = (0L, consumer.Assignment);
            if (mine.Count == 0)
                return null; // the group has not come together, or other hosts have all
            foreach (var partition in mine)
            {
                var (known, position) = (consumer.GetWatermarkOffsets(partition), consumer.Position(partition));
                if (known.High == Offset.Unset)
                    return null; // the brokers have not said yet what the partition holds
                // Without a position nothing has come of it since it was assigned; what there is comes first.
                lag += position == Offset.Unset ? 0 : Math.Max(0, known.High.Value - position.Value);
            }

            return lag;
        }
        catch (KafkaException)
        {
            return null; // a partition that was assigned a moment ago is not known yet
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events wait for the store, and none is lost. {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Events are applied again; the store was away for {Seconds} s")]
    private partial void LogBack(long seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event at {Topic}/{Partition}/{Offset} can't be used and is kept: {Reason} After what was wrong is put right: chatops events replay")]
    private partial void LogDead(string topic, int partition, long offset, string reason);
}
