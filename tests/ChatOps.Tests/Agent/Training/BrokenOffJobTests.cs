using ChatOps.Agent.Training;
using ChatOps.Learning.Performance;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Tests.Agent.Training;

/// <summary>A store that is gone for a moment while jobs run.</summary>
public sealed class BrokenOffJobTests : IAsyncLifetime, IDisposable
{
    private AgentBench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = new AgentBench(await SampleCompanies.TeamAsync());
        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Take(SuccessTrainer.MinOutcomes)] };
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(JobState.Running)]
    [InlineData(JobState.Done)]
    public async Task Resume_StoreFailedOnceWhereAJobWasKept_TheJobEnds(JobState kept)
    {
        var queue = _bench.Get<TrainingQueue>();
        await queue.ResumeAsync(CancellationToken.None);
        var failed = false;
        _bench.Jobs.OnUpdate = job =>
        {
            if (failed || job.State != kept)
                return;
            failed = true;
            throw new StoreUnavailableException("The store is gone.", new TimeoutException());
        };
        await queue.StartAsync("ranking", isTuned: false, "U02", null, CancellationToken.None);
        await queue.Idle;
        Assert.True(failed);
        Assert.NotEqual(JobState.Done, (await _bench.Jobs.FindAsync(1, CancellationToken.None))!.State);

        await queue.ResumeAsync(CancellationToken.None);
        await queue.Idle;

        Assert.Equal(JobState.Done, (await _bench.Jobs.FindAsync(1, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Resume_JobsThatWaitAndRunHere_AreNotBegunTwice()
    {
        var queue = _bench.Get<TrainingQueue>();
        var (running, go, begun) = (new TaskCompletionSource(), new TaskCompletionSource<bool>(), 0);
        _bench.Store.OnRead = () =>
        {
            Interlocked.Increment(ref begun);
            running.TrySetResult();
            return go.Task;
        };
        await queue.StartAsync("ranking", isTuned: false, "U02", null, CancellationToken.None);
        await running.Task;
        await queue.StartAsync("ranking", isTuned: false, "U02", null, CancellationToken.None);

        await queue.ResumeAsync(CancellationToken.None);
        go.SetResult(true);
        await queue.Idle;

        Assert.Equal(2, begun);
        Assert.All(await _bench.Jobs.ReadRecentAsync(3, null, CancellationToken.None), j => Assert.Equal((JobState.Done, 1), (j.State, j.Attempts)));
    }
}
