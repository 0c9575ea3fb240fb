using ChatOps.Agent.Training;
using ChatOps.Agent.Training.Grains;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Agent.Training;

/// <summary>A host that starts before what it needs.</summary>
public sealed class ScheduleStartTests
{
    [Fact]
    public async Task ExecuteAsync_ClusterIsNotThereAtFirst_IsTriedAgainUntilItIs()
    {
        using var bench = new AgentBench(new Company());
        var asked = new SemaphoreSlim(0);
        var failures = 2;
        Task RemindAsync()
        {
            asked.Release();
            return failures-- > 0 ? throw new TimeoutException("Nobody answers.") : Task.CompletedTask;
        }

        using var start = new ScheduleStart(bench.Get<ScheduleClock>(), RemindAsync, bench.Time, NullLogger<ScheduleStart>.Instance);
        await start.StartAsync(CancellationToken.None);
        for (var calls = 0; calls < 3; calls++)
        {
            await asked.WaitAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await start.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(-1, failures);
    }
}
