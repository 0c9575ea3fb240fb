using System.Collections.Concurrent;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Intake;

/// <summary>
/// Works on the events that the intake keeps: those of one conversation one at a time and in order, different conversations at the same time. What it works on
/// is claimed in the store for a while and the claim extended, so that after a crash this host or another one goes on with it.
/// </summary>
internal sealed partial class IntakeWorker : BackgroundService
{
    /// <summary>How often the store is asked for what nobody has signalled: attempts that are due, events of hosts that have died.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestApology = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);
    private static readonly TimeSpan MessagesKept = TimeSpan.FromDays(30);

    private readonly string _host = $"{Environment.MachineName}/{Guid.CreateVersion7():N}";
    private readonly ConcurrentDictionary<long, Task> _running = new();
    private readonly Dictionary<string, IChannelEventHandler> _handlers;
    private readonly IChannelEventStore _store;
    private readonly IKnownConversations _known;
    private readonly IntakeSignal _signal;
    private readonly IntakeOptions _options;
    private readonly ChannelHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<IntakeWorker> _logger;

    public IntakeWorker(
        IChannelEventStore store,
        IKnownConversations known,
        IEnumerable<IChannelEventHandler> handlers,
        IntakeSignal signal,
        IOptions<IntakeOptions> options,
        ChannelHealth health,
        TimeProvider time,
        ILogger<IntakeWorker> logger)
    {
        (_store, _known, _signal, _options, _health, _time, _logger) = (store, known, signal, options.Value, health, time, logger);
        _handlers = handlers.ToDictionary(h => h.Channel, StringComparer.Ordinal);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private DateTime LeaseEnd => Now.AddSeconds(_options.LeaseSeconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        foreach (var channel in _handlers.Keys)
            ChannelTelemetry.Know(channel);
        using var pause = new PeriodicTimer(Pause, _time);
        var tick = pause.WaitForNextTickAsync(stoppingToken).AsTask();
        var (isFreed, isAway, sweepAt, extendAt) = (false, false, Now, Now);
        while (!stoppingToken.IsCancellationRequested)
        {
            _signal.Reset();
            try
            {
                if (!isFreed)
                    await _store.FreeAsync(stoppingToken);
                isFreed = true;
                if (Now >= extendAt && !_running.IsEmpty)
                {
                    await _store.ExtendAsync([.. _running.Keys], _host, LeaseEnd, stoppingToken);
                    extendAt = Now.AddSeconds(_options.LeaseSeconds / 4d);
                }

                if (Now >= sweepAt)
                {
                    await SweepAsync(stoppingToken);
                    sweepAt = Now + BetweenSweeps;
                }

                await BeginAsync(stoppingToken);
                if (isAway)
                    LogStoreBack();
                isAway = false;
            }
            catch (StoreUnavailableException e)
            {
                if (!isAway)
                    LogStoreUnavailable(e); // once: it is tried every second
                isAway = true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }

            await Task.WhenAny(_signal.Given, tick);
            if (tick.IsCompleted && !stoppingToken.IsCancellationRequested)
                tick = pause.WaitForNextTickAsync(stoppingToken).AsTask();
        }

        await Task.WhenAll(_running.Values);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await _store.DropAsync(Now.AddDays(-_options.KeepDays), _options.KeepMost, cancellationToken);
        await _known.DropMessagesAsync(Now - MessagesKept, cancellationToken);
    }

    /// <summary>Begins as much as there are places for.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var free = _options.AtOnce - _running.Count;
        if (free <= 0 || _handlers.Count == 0)
            return;
        foreach (var claimed in await _store.ClaimAsync(_handlers.Keys, _host, free, Now, LeaseEnd, cancellationToken))
        {
            var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            // A claim that lapsed while the store was away may come back to this host, which still works on it.
            if (_running.TryAdd(claimed.Id, WorkWhenAsync(begin.Task, claimed, cancellationToken)))
                begin.SetResult();
        }
    }

    private async Task WorkWhenAsync(Task begin, ChannelEventRecord claimed, CancellationToken cancellationToken)
    {
        await begin;
        try
        {
            await WorkAsync(claimed, cancellationToken);
        }
        catch (Exception e)
        {
            LogNotNoted(e); // the claim lapses, and it is worked on again
        }
        finally
        {
            _running.TryRemove(claimed.Id, out _);
            _signal.Give();
        }
    }

    private async Task WorkAsync(ChannelEventRecord claimed, CancellationToken stoppingToken)
    {
        var handler = _handlers[claimed.Channel];
        var arrived = new ChannelEvent(claimed.Channel, claimed.EventId, claimed.Body, DateTime.SpecifyKind(claimed.ReceivedAt, DateTimeKind.Utc));
        var delivery = new StoredDelivery(_store, claimed.Id, _host, claimed.MessageId);
        if (claimed.Attempts > _options.Attempts)
        {
            await GiveUpAsync(claimed, handler, arrived, delivery, stoppingToken); // the last attempt ended this process
            return;
        }

        using var activity = ChannelTelemetry.Work(claimed.Channel, claimed.TraceParent);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.LongestSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        try
        {
            await handler.HandleAsync(arrived, delivery, either.Token);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await _store.GiveBackAsync(claimed.Id, _host, Now, counts: false, CancellationToken.None);
            return;
        }
        catch (Exception e)
        {
            ChannelTelemetry.Failed(activity, claimed.Channel);
            _health.Failed(claimed.Channel);
            LogFailed(e, claimed.Channel, claimed.Attempts);
            if (claimed.Attempts >= _options.Attempts)
                await GiveUpAsync(claimed, handler, arrived, delivery, stoppingToken);
            else
                await _store.GiveBackAsync(claimed.Id, _host, Now + Backoff(claimed.Attempts, e), counts: true, CancellationToken.None);
            return;
        }

        await _store.FinishAsync(claimed.Id, _host, ChannelEventState.Done, CancellationToken.None);
        _health.Worked(claimed.Channel);
        ChannelTelemetry.Done(claimed.Channel, Now - arrived.ReceivedAt);
    }

    private async Task GiveUpAsync(ChannelEventRecord claimed, IChannelEventHandler handler, ChannelEvent arrived, StoredDelivery delivery, CancellationToken stoppingToken)
    {
        ChannelTelemetry.GaveUp(claimed.Channel);
        LogGivenUp(claimed.Channel, claimed.Attempts);
        using var patience = new CancellationTokenSource(LongestApology, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stoppingToken);
        try
        {
            await handler.ApologizeAsync(arrived, delivery, either.Token);
        }
        catch (Exception e)
        {
            LogNoApology(e, claimed.Channel);
        }

        await _store.FinishAsync(claimed.Id, _host, ChannelEventState.GivenUp, CancellationToken.None);
    }

    private static TimeSpan Backoff(int attempts, Exception failure)
    {
        var doubled = TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, attempts - 1)));
        return failure is TryLaterException { After: { } asked } && asked > doubled ? asked : doubled;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store is unavailable; events of channels wait")]
    private partial void LogStoreUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is back; events of channels are worked on again")]
    private partial void LogStoreBack();

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of an event of a channel could not be kept; it is worked on again")]
    private partial void LogNotNoted(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} at an event of {Channel} failed")]
    private partial void LogFailed(Exception exception, string channel, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of {Channel} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(string channel, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That an event of {Channel} was given up could not be said there")]
    private partial void LogNoApology(Exception exception, string channel);
}
