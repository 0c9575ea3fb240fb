using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training;

/// <summary>
/// Takes up jobs that a host has left behind: when this one starts, and again and again, for the queue may end with another host or, in a cluster that loses one,
/// with the place that knew where the queue is (Orleans puts such grains away; they begin again when somebody calls them).
/// </summary>
internal sealed partial class TrainingResume(ITrainingJobs jobs, TimeProvider time, ILogger<TrainingResume> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(Look, time);
        var failed = false;
        do
        {
            try
            {
                await jobs.ResumeAsync(stoppingToken);
                failed = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!failed)
                    LogFailed(e);
                failed = true;
            }
        }
        while (await look.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training jobs that were left behind could not be taken up yet; it is tried again")]
    private partial void LogFailed(Exception exception);
}
