using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training.Grains;

/// <summary>When a host starts: the reminder, schedules of the configuration, and what was missed meanwhile. Tried until it is done: a store or a cluster may be slower to start.</summary>
/// <param name="clock">Does what is due.</param>
/// <param name="remind">Makes sure that the cluster's reminder is there.</param>
internal sealed partial class ScheduleStart(ScheduleClock clock, Func<Task> remind, TimeProvider time, ILogger<ScheduleStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var again = new PeriodicTimer(Pause, time);
        var failed = false;
        while (true)
        {
            try
            {
                // The reminder first: what is due may take hours, or fail.
                await remind().WaitAsync(stoppingToken);
                await clock.PrepareAsync(stoppingToken);
                await clock.RunDueAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                if (!failed)
                    LogFailed(e);
                failed = true;
            }

            await again.WaitForNextTickAsync(stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedules could not be started yet; it is tried again")]
    private partial void LogFailed(Exception exception);
}
