using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Events;

/// <summary>Forgets once a day which events took effect that no topic holds any more.</summary>
internal sealed partial class EventMemory(IOptions<KafkaOptions> options, EfWorkforceStore store, TimeProvider time, ILogger<EventMemory> logger) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        using var pause = new PeriodicTimer(Pause, time);
        try
        {
            do
                await ForgetAsync(stoppingToken);
            while (await pause.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.RememberedDays);
        try
        {
            await store.GuardAsync(
                async () =>
                {
                    await using var context = store.CreateContext();
                    // SQLite keeps moments as text and can't compare them through EF.
                    return await context.Database.ExecuteSqlAsync($"DELETE FROM received_events WHERE at < {before}", cancellationToken);
                },
                "ForgetEvents");
        }
        catch (StoreUnavailableException e)
        {
            LogNotDone(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events of long ago were not forgotten; it is tried again tomorrow. {Reason}")]
    private partial void LogNotDone(string reason);
}
