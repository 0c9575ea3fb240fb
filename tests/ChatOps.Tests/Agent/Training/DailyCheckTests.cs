using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Agent.Training;

/// <summary>What is done every night, night after night.</summary>
[Collection(TrainedTwiceCollection.Name)]
public sealed class DailyCheckTests(TrainedTwice trained) : IAsyncLifetime, IDisposable
{
    private readonly ToldMessages _told = new();
    private readonly RetrainingOptions _retraining = new() { MinRecords = SuccessTrainer.MinOutcomes };
    private AgentBench _bench = null!;
    private Func<Aggregator?> _systems = () => null;

    public async Task InitializeAsync()
    {
        _bench = new AgentBench(await SampleCompanies.TeamAsync());
        await trained.CopyToAsync(_bench);
        // As many as a training takes at least: what comes of it is not the question here.
        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Take(SuccessTrainer.MinOutcomes)] };
        _bench.Jobs.NewRows = _retraining.MinNew;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Check_ThreeNightsThatNobodyPromotes_TrainsOnceUntilThereIsMore()
    {
        var clock = await ScheduledAsync(ScheduleKinds.Check);

        for (var night = 0; night < 3; night++)
            await NightAsync(clock);

        var job = (await _bench.Jobs.FindAsync(null, CancellationToken.None))!;
        Assert.Equal((1, JobState.Done), (job.Id, job.State));
        Assert.Equal(1, _bench.Get<ModelRegistry>().Promoted(ModelKind.Ranking));

        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Select((o, n) => n == 0 ? o with { Rating = o.Rating == 5 ? 4 : 5 } : o)] };
        await NightAsync(clock);
        Assert.Equal(2, (await _bench.Jobs.FindAsync(null, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task Check_DataDoesNotPassTheChecksOfQuality_IsRefusedWithASentence()
    {
        _bench.Store.Data = _bench.Store.Data with { Skills = [] };
        var clock = await ScheduledAsync(ScheduleKinds.Check);

        await NightAsync(clock);

        var job = (await _bench.Jobs.FindAsync(null, CancellationToken.None))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.StartsWith("The data does not pass", job.Message, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Get<ModelRegistry>().Versions(ModelKind.Ranking).Count);
    }

    [Fact]
    public async Task Retrain_DataDoesNotPassTheChecksOfQuality_IsDoneAndWarned()
    {
        _bench.Store.Data = _bench.Store.Data with { Skills = [] };

        var job = await _bench.Get<ITrainingJobs>().StartAsync("ranking", isTuned: false, "U02", null, CancellationToken.None);
        await _bench.Get<TrainingQueue>().Idle;

        var ended = (await _bench.Jobs.FindAsync(job.Id, CancellationToken.None))!;
        Assert.Equal(JobState.Done, ended.State);
        Assert.Contains("The data does not pass", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collect_Refused_IsToldWithTheSentenceOfTheRefusal()
    {
        _systems = () => throw new SourceRefusedException("No system is connected.");
        var clock = await ScheduledAsync(ScheduleKinds.Collect);

        await NightAsync(clock);

        Assert.Equal("What was due (collect) could not be done: No system is connected.", Assert.Single(_told.Texts));
    }

    private async Task<ScheduleClock> ScheduledAsync(string kind)
    {
        var clock = new ScheduleClock(
            _bench.Jobs, _bench.Store, _bench.Get<ModelRegistry>(), _bench.Get<LiveWatch>(), _bench.Get<ModelUpdate>(), _bench.Get<ITrainingJobs>, _systems, () => _told,
            Options.Create(new ScheduleOptions()), Options.Create(_retraining), Options.Create(new DriftOptions()), _bench.Time, NullLogger<ScheduleClock>.Instance);
        await _bench.Jobs.SetScheduleAsync(clock.New(kind, "0 2 * * *", "test", "slack:T1/C2"), CancellationToken.None);
        return clock;
    }

    private async Task NightAsync(ScheduleClock clock)
    {
        _bench.Time.Advance(TimeSpan.FromDays(1));
        await clock.RunDueAsync(CancellationToken.None);
        await _bench.Get<TrainingQueue>().Idle;
    }

    private sealed class ToldMessages : IProactiveMessages
    {
        public List<string> Texts { get; } = [];

        public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
        {
            Texts.Add(reply.Text);
            return Task.FromResult(true);
        }
    }
}
