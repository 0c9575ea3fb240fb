using ChatOps.Workforce.Store;
using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Events;

/// <summary>Sends what the outbox holds, in its order, and removes it when the brokers have it. If that fails in between it is sent again under the same event id.</summary>
internal sealed partial class OutboxSender(
    IOptions<KafkaOptions> options, EventOutbox outbox, EfWorkforceStore store, BrokerLog brokers, TimeProvider time, ILogger<OutboxSender> logger) : BackgroundService
{
    private const int Chunk = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Outage _store = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig(new Dictionary<string, string>(options.Value.Settings))
        {
            BootstrapServers = options.Value.BootstrapServers,
            Acks = Acks.All,
            EnableIdempotence = true,
        })
            .SetErrorHandler((_, e) => brokers.Failed(e))
            .SetLogHandler((_, _) => { })
            .Build();
        using var pause = new PeriodicTimer(Pause, time);
        var tick = pause.WaitForNextTickAsync(stoppingToken).AsTask();
        while (!stoppingToken.IsCancellationRequested)
        {
            outbox.Reset();
            try
            {
                while (await SendAsync(producer, stoppingToken) == Chunk)
                {
                }

                if (_store.Finish() is { } lasted)
                    LogBack((long)lasted.TotalSeconds);
            }
            catch (ProduceException<string, string> e)
            {
                brokers.Failed(e.Error);
            }
            catch (StoreUnavailableException e)
            {
                if (_store.Begin())
                    LogAway(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            // Other processes write into the outbox too, so it is looked into now and then.
            await Task.WhenAny(outbox.Written, tick);
            if (tick.IsCompleted)
                tick = pause.WaitForNextTickAsync(stoppingToken).AsTask();
        }
    }

    private async Task<int> SendAsync(IProducer<string, string> producer, CancellationToken cancellationToken)
    {
        var events = await store.GuardAsync(
            async () =>
            {
                await using var context = store.CreateContext();
                return await context.Set<OutboxEvent>().AsNoTracking().OrderBy(e => e.Id).Take(Chunk).ToListAsync(cancellationToken);
            },
            "ReadOutbox");
        if (events.Count == 0)
            return 0;
        await Task.WhenAll(events.Select(e => producer.ProduceAsync(e.Topic, new Message<string, string> { Key = e.Key, Value = e.Payload }, cancellationToken)));
        brokers.Answered();
        var ids = events.Select(e => e.Id).ToArray();
        await store.GuardAsync(
            async () =>
            {
                await using var context = store.CreateContext();
                return await context.Set<OutboxEvent>().Where(e => ids.Contains(e.Id)).ExecuteDeleteAsync(cancellationToken);
            },
            "EmptyOutbox");
        return events.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events stay in the outbox until the store is back. {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Events are sent from the outbox again; the store was away for {Seconds} s")]
    private partial void LogBack(long seconds);
}
