using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>Looks at the components one beside the other, each as often as it wants, and keeps what was seen last.</summary>
internal sealed partial class HealthWatch(IEnumerable<IHealthProbe> probes, IOptions<HealthOptions> options, TimeProvider time, ILogger<HealthWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _most = TimeSpan.FromSeconds(options.Value.MostSeconds);
    private readonly IHealthProbe[] _probes = [.. probes];
    private readonly ConcurrentDictionary<string, ComponentHealth> _seen = new(StringComparer.Ordinal);

    /// <summary>What was seen last.</summary>
    public IEnumerable<(string Component, ComponentHealth Health)> Seen => _probes.Select(p => (p.Component, !p.IsConfigured
        ? ComponentHealth.Of(ComponentHealth.Unknown, "It is not configured.")
        : _seen.GetValueOrDefault(p.Component) ?? ComponentHealth.Of(ComponentHealth.Unknown, "It was not looked at yet.")));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_probes.Where(p => p.IsConfigured).Select(p => WatchAsync(p, stoppingToken)));

    private async Task WatchAsync(IHealthProbe probe, CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        using var pause = new PeriodicTimer(probe.Every < _most ? probe.Every : _most, time);
        try
        {
            do
                await LookAsync(probe, stoppingToken);
            while (await pause.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(IHealthProbe probe, CancellationToken stoppingToken)
    {
        var before = _seen.GetValueOrDefault(probe.Component)?.Status;
        ComponentHealth now;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(Patience);
        try
        {
            now = await Task.Run(() => probe.LookAsync(patience.Token), patience.Token).WaitAsync(Patience, time, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (before != ComponentHealth.Degraded)
                LogAway(e, probe.Component);
            now = ComponentHealth.Of(ComponentHealth.Degraded, "It does not answer; the host goes on without it and tries again.");
        }

        if (before is not null and not ComponentHealth.Up && now.Status == ComponentHealth.Up)
            LogBack(probe.Component);
        _seen[probe.Component] = now;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health: {Component} does not answer")]
    private partial void LogAway(Exception exception, string component);

    [LoggerMessage(Level = LogLevel.Information, Message = "Health: {Component} answers again")]
    private partial void LogBack(string component);
}
