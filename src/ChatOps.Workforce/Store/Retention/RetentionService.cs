using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Workforce.Store.Retention;

/// <summary>Removes what is past its time: looks every hour, and the first host that looks on a day does it. A serving host does; verbs don't.</summary>
internal sealed partial class RetentionService(IRetention retention, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    /// <summary>How often it looks; the first time after one pause, when the host has long started.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pause = new PeriodicTimer(Pause, time);
        try
        {
            while (await pause.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await retention.RunAsync(cancellationToken) is not { } lines)
                return;
            var count = lines.Sum(l => l.Count);
            var what = string.Join(", ", lines.Where(l => l.Count > 0).Select(l => FormattableString.Invariant($"{l.Count} {l.What}")));
            LogRemoved(count, what);
        }
        catch (StoreUnavailableException e)
        {
            LogNotDone(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} records past their time were removed: {What}")]
    private partial void LogRemoved(int count, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is past its time was not removed; it is tried again in an hour")]
    private partial void LogNotDone(Exception exception);
}
