using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training.Grains;

/// <summary>When a host starts: schedules of the configuration, what was missed meanwhile, and the reminder.</summary>
internal sealed partial class ScheduleStart(ScheduleClock clock, IGrainFactory grains, ILogger<ScheduleStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await clock.PrepareAsync(stoppingToken);
            await clock.RunDueAsync(stoppingToken);
            await grains.GetGrain<IScheduleGrain>("due").StartAsync().WaitAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedules could not be started; nothing runs by itself until the host is started again")]
    private partial void LogFailed(Exception exception);
}
