using ChatOps.Agent.Access;
using ChatOps.Agent.Training;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Tests.Agent.Training;

/// <summary>A clock that was wrong for a while, and then is right again.</summary>
[Collection(TrainedTwiceCollection.Name)]
public sealed class ClockJumpTests(TrainedTwice trained) : IAsyncLifetime, IDisposable
{
    private static readonly Speaker Admin = new("U02", "Ada", Role.Admin);
    private AgentBench _bench = null!;

    public async Task InitializeAsync() => _bench = new AgentBench(await SampleCompanies.TeamAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RunDue_ClockWasAYearAhead_GoesOnFromNowAndDoesNothingTwice()
    {
        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Take(SuccessTrainer.MinOutcomes)] };
        var clock = _bench.Get<ScheduleClock>();
        var now = _bench.Time.GetUtcNow().UtcDateTime;
        var weekly = clock.New(ScheduleKinds.Training, "0 2 * * 1", "U02", null) with { TimeZone = "UTC", SeenTo = now.AddYears(1) };
        await _bench.Jobs.SetScheduleAsync(weekly, CancellationToken.None);

        await clock.RunDueAsync(CancellationToken.None);
        Assert.Null(await _bench.Jobs.FindAsync(null, CancellationToken.None));
        Assert.Equal(now, Assert.Single(await _bench.Jobs.ReadSchedulesAsync(CancellationToken.None)).SeenTo);

        _bench.Time.Advance(TimeSpan.FromDays(7));
        await clock.RunDueAsync(CancellationToken.None);
        await clock.RunDueAsync(CancellationToken.None);
        await _bench.Get<TrainingQueue>().Idle;
        Assert.Equal(1, (await _bench.Jobs.FindAsync(null, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task RunDue_ClockOfAnotherHostAFewMinutesAhead_IsLeftAsItIs()
    {
        var clock = _bench.Get<ScheduleClock>();
        var seen = _bench.Time.GetUtcNow().UtcDateTime.AddMinutes(10);
        await _bench.Jobs.SetScheduleAsync(clock.New(ScheduleKinds.Training, "0 2 * * 1", "U02", null) with { SeenTo = seen }, CancellationToken.None);

        await clock.RunDueAsync(CancellationToken.None);

        Assert.Equal(seen, Assert.Single(await _bench.Jobs.ReadSchedulesAsync(CancellationToken.None)).SeenTo);
    }

    [Fact]
    public async Task Retrain_ClockFiveYearsBack_FailsWithASentenceAndWhatServedServesOn()
    {
        await trained.CopyToAsync(_bench);
        var registry = _bench.Get<ModelRegistry>();
        var served = registry.Promoted(ModelKind.Ranking);
        _bench.Time.AdjustTime(_bench.Time.GetUtcNow().AddYears(-5));

        await _bench.SayAsync("retrain", Admin);
        await _bench.Get<TrainingQueue>().Idle;

        var job = (await _bench.Jobs.FindAsync(1, CancellationToken.None))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("outcomes", job.Message, StringComparison.Ordinal);
        Assert.Equal(served, registry.Promoted(ModelKind.Ranking));
    }

    [Fact]
    public void Of_ClockSetBackWhileAJobRan_TookNoNegativeTime()
    {
        var job = new TrainingJobRecord { Id = 1, Model = "all", RequestedBy = "U02", State = JobState.Done, StartedAt = new DateTime(2026, 11, 30, 9, 0, 0), EndedAt = new DateTime(2026, 11, 30, 8, 0, 0) };

        Assert.Contains("in 0.0 s", JobReply.Of(job).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(0, false)]
    public void Of_ModelOfADayToCome_IsDueAsSoonAsAnythingIsNew(int fresh, bool isDue)
    {
        var now = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

        var conditions = RetrainingConditions.Of(1_000 + fresh, 1_000, newRows: 0, now.AddYears(1), now, new RetrainingOptions());

        Assert.Equal(isDue, conditions.IsDue);
        Assert.Contains("a clock was wrong", conditions.Sentence, StringComparison.Ordinal);
    }
}
