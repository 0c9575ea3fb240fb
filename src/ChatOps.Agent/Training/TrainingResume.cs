using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Agent.Training;

/// <summary>When a host starts, jobs are taken up that one has left behind.</summary>
internal sealed partial class TrainingResume(ITrainingJobs jobs, ILogger<TrainingResume> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await jobs.ResumeAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next job that is started tries again.
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Training jobs that were left behind could not be taken up yet")]
    private partial void LogFailed(Exception exception);
}
