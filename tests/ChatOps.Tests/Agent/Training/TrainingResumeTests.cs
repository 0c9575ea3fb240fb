using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent.Training;

/// <summary>Jobs of a lost host are not forgotten.</summary>
public sealed class TrainingResumeTests
{
    [Fact]
    public async Task ExecuteAsync_QueueThatFailsOnceAndEndsLater_IsCalledAgainAndAgain()
    {
        var time = new FakeTimeProvider();
        var jobs = new CountedJobs { Failures = 1 };
        using var resume = new TrainingResume(jobs, time, NullLogger<TrainingResume>.Instance);

        await resume.StartAsync(CancellationToken.None);
        for (var calls = 1; calls <= 3; calls++)
        {
            await jobs.Called.WaitAsync(CancellationToken.None);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await resume.StopAsync(CancellationToken.None);
        Assert.True(resume.ExecuteTask!.IsCompleted);
    }

    private sealed class CountedJobs : ITrainingJobs
    {
        public int Failures { get; set; }

        public SemaphoreSlim Called { get; } = new(0);

        public Task ResumeAsync(CancellationToken cancellationToken)
        {
            Called.Release();
            return Failures-- > 0 ? throw new TimeoutException("Nobody answers.") : Task.CompletedTask;
        }

        public Task<TrainingJobRecord> StartAsync(string model, bool isTuned, string by, string? conversationId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<TrainingJobRecord?> StopAsync(int? id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<TrainingJobRecord?> FindAsync(int? id, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
