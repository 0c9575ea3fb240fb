using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Experiments;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Agent.Training;

/// <summary>"Retrain", and what follows, over the whole agent.</summary>
[Collection(TrainedTwiceCollection.Name)]
public sealed class TrainingControlTests(TrainedTwice trained) : IAsyncLifetime, IDisposable
{
    private static readonly Speaker Admin = new("U02", "Ada", Role.Admin);
    private AgentBench _bench = null!;

    public async Task InitializeAsync() => _bench = new AgentBench(await SampleCompanies.TeamAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Retrain_ThenPromoteAndRollBack_EachIsReadBackAndAudited()
    {
        var started = await SayAsync("retrain");
        Assert.Contains("Training job 1 started", started.Text, StringComparison.Ordinal);
        await Queue.Idle;
        Assert.Equal(JobState.Done, (await _bench.Jobs.FindAsync(1, CancellationToken.None))!.State);
        Assert.Equal(1, await ServingAsync());

        await SayAsync("retrain");
        await Queue.Idle;
        Assert.Equal(1, await ServingAsync());
        var told = (await _bench.Conversations.ReadTurnsAsync("c1", 10, CancellationToken.None))[^1];
        Assert.Equal(("training/2", ""), (told.EventId, told.Said));
        Assert.Contains("v2", told.Reply, StringComparison.Ordinal);

        var asked = await SayAsync("promote v2");
        Assert.Equal(ReplyOutcome.Confirm, asked.Outcome);
        Assert.Contains("in place of v1", asked.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ServingAsync());
        Assert.Equal(ReplyOutcome.Confirmed, (await SayAsync("yes")).Outcome);
        Assert.Equal(2, await ServingAsync());

        await SayAsync("roll back");
        Assert.Equal(ReplyOutcome.Confirmed, (await SayAsync("yes")).Outcome);
        Assert.Equal(1, await ServingAsync());
        Assert.Equal(["v1", "v2"], _bench.Jobs.History.Select(h => h.Version));
        Assert.All(_bench.Jobs.History, h => Assert.InRange(h.Accuracy!.Value, 0.5, 1));
        Assert.Equal(["U02"], _bench.Get<ModelRegistry>().History(ModelKind.Ranking).Select(p => p.By).Distinct());
    }

    [Theory]
    [InlineData("retrain")]
    [InlineData("promote v1")]
    [InlineData("roll back the model")]
    [InlineData("retrain every Monday at 2")]
    [InlineData("list models")]
    public async Task Say_AsManager_IsDeniedAndNothingHappens(string text)
    {
        var reply = await _bench.SayAsync(text);

        Assert.Equal(ReplyOutcome.Denied, reply.Outcome);
        Assert.Null(await _bench.Jobs.FindAsync(null, CancellationToken.None));
        Assert.Empty(await _bench.Jobs.ReadSchedulesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Promote_UnknownVersion_SaysSoAndAsksNothing()
    {
        var reply = await SayAsync("promote v9");

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains("v9", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote v2")]
    [InlineData("roll back to v2")]
    public async Task Swap_AnotherAdminPromotesBeforeTheYes_IsToldAndChangesNothing(string text)
    {
        await trained.CopyToAsync(_bench);
        var registry = _bench.Get<ModelRegistry>();
        registry.Add(registry.Versions(ModelKind.Ranking).Single(v => v.Number == 2) with { Number = 3 }, registry.Serving<RankingModel>(ModelKind.Ranking)!.Model with { Version = 3 });

        Assert.Contains("in place of v1", (await SayAsync(text)).Text, StringComparison.Ordinal);
        await _bench.SayAsync("promote v3", new Speaker("U04", "Ben", Role.Admin), "c2");
        await _bench.SayAsync("yes", new Speaker("U04", "Ben", Role.Admin), "c2");
        var told = await SayAsync("yes");

        Assert.Equal("Meanwhile the ranking model v3 was promoted by U04; nothing was changed. Look at \"list models\" and ask again.", told.Text);
        Assert.Equal([1, 3], registry.History(ModelKind.Ranking).Select(p => p.Version));
    }

    [Fact]
    public async Task RollBack_AnotherAdminRollsBackBeforeTheYes_GoesBackOneStepOnly()
    {
        await trained.CopyToAsync(_bench);
        var registry = _bench.Get<ModelRegistry>();
        registry.Add(registry.Versions(ModelKind.Ranking).Single(v => v.Number == 2) with { Number = 3 }, registry.Serving<RankingModel>(ModelKind.Ranking)!.Model with { Version = 3 });
        registry.Promote(ModelKind.Ranking, 2, "U02", "Better.");
        registry.Promote(ModelKind.Ranking, 3, "U02", "Better.");

        await SayAsync("roll back");
        await _bench.SayAsync("roll back", new Speaker("U04", "Ben", Role.Admin), "c2");
        await _bench.SayAsync("yes", new Speaker("U04", "Ben", Role.Admin), "c2");
        var told = await SayAsync("yes");

        Assert.StartsWith("The ranking model v2 serves already", told.Text, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 2], registry.History(ModelKind.Ranking).Select(p => p.Version));
    }

    [Fact]
    public async Task Stop_WhileItRuns_EndsItAndWhatServedServesOn()
    {
        await ServingAsync();
        var running = new TaskCompletionSource();
        _bench.Store.OnRead = () => { running.TrySetResult(); return new TaskCompletionSource<bool>().Task; };
        await SayAsync("retrain");
        await running.Task;

        var reply = await SayAsync("stop training");
        await Queue.Idle;

        Assert.Contains("is being stopped", reply.Text, StringComparison.Ordinal);
        var job = (await _bench.Jobs.FindAsync(1, CancellationToken.None))!;
        Assert.Equal(JobState.Cancelled, job.State);
        Assert.Contains("goes on serving", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OneThatWaits_IsAnsweredAndThenToldInTheSameConversation()
    {
        await ServingAsync();
        var (running, go) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        _bench.Store.OnRead = () => { running.TrySetResult(); return go.Task; };
        await SayAsync("retrain ranking", "c2");
        await running.Task;
        await SayAsync("retrain ranking");

        var reply = await SayAsync("stop training job 2").WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Contains("Training job 2 is being stopped", reply.Text, StringComparison.Ordinal);
        Assert.Equal(JobState.Cancelled, (await _bench.Jobs.FindAsync(2, CancellationToken.None))!.State);
        var told = await SayAsync("help").WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(ReplyOutcome.Allowed, told.Outcome);
        Assert.Contains(_bench.Conversations.Turns, t => t.Reply.Contains("stopped before it began", StringComparison.Ordinal));
        await SayAsync("stop training");
        go.SetResult(false);
        await Queue.Idle;
    }

    [Fact]
    public async Task Start_WhileOneRuns_Waits()
    {
        KeepFewOutcomes();
        await ServingAsync();
        var (running, go) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        _bench.Store.OnRead = () => { running.TrySetResult(); return go.Task; };
        await SayAsync("retrain ranking");
        await running.Task;

        var second = await SayAsync("retrain ranking", "c2");
        var status = await SayAsync("training status of job 2");
        go.SetResult(true);
        await Queue.Idle;

        Assert.Contains("waits for job 1", second.Text, StringComparison.Ordinal);
        Assert.Contains("waits", status.Text, StringComparison.Ordinal);
        Assert.All(await _bench.Jobs.ReadRecentAsync(2, null, CancellationToken.None), j => Assert.Equal(JobState.Done, j.State));
    }

    [Theory]
    [InlineData(1, JobState.Done)]
    [InlineData(2, JobState.Failed)]
    public async Task Resume_JobOfAHostThatWasKilled_IsBegunAgainOnceThenGivenUp(int attempts, JobState ends)
    {
        KeepFewOutcomes();
        await _bench.Jobs.AddAsync(new TrainingJobRecord { Model = "ranking", RequestedBy = "U02", State = JobState.Running, Attempts = attempts }, CancellationToken.None);

        await Queue.ResumeAsync(CancellationToken.None);
        await Queue.Idle;

        Assert.Equal(ends, (await _bench.Jobs.FindAsync(1, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Retrain_TooLittleData_FailsWithASentence()
    {
        await trained.CopyToAsync(_bench);
        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Take(10)] };

        await SayAsync("retrain");
        await Queue.Idle;

        var job = (await _bench.Jobs.FindAsync(1, CancellationToken.None))!;
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("10 outcomes", job.Message, StringComparison.Ordinal);
        Assert.Contains("failed", (await SayAsync("training status")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_SaidShownCancelled_IsReadBack()
    {
        Assert.Contains("every Monday at 02:00", (await SayAsync("retrain every Monday at 2 in the morning")).Text, StringComparison.Ordinal);
        Assert.Contains("next on 30 November", (await SayAsync("yes")).Text, StringComparison.Ordinal);
        Assert.Equal("0 2 * * 1", Assert.Single(await _bench.Jobs.ReadSchedulesAsync(CancellationToken.None)).Cron);
        Assert.Contains("every Monday", Assert.IsType<FactsBlock>(Assert.Single((await SayAsync("show the schedule")).Blocks)).Facts[0].Value, StringComparison.Ordinal);

        await SayAsync("cancel the training schedule");
        await SayAsync("yes");

        Assert.Empty(await _bench.Jobs.ReadSchedulesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RunDue_AfterThreeMissedMondays_TrainsOnce()
    {
        KeepFewOutcomes();
        await SayAsync("retrain every Monday at 2 in the morning");
        await SayAsync("yes");
        var clock = _bench.Get<ScheduleClock>();
        await clock.RunDueAsync(CancellationToken.None);
        Assert.Null(await _bench.Jobs.FindAsync(null, CancellationToken.None));

        _bench.Time.Advance(TimeSpan.FromDays(21));
        await clock.RunDueAsync(CancellationToken.None);
        await clock.RunDueAsync(CancellationToken.None);
        await Queue.Idle;

        Assert.Equal((1, TrainingRun.Schedule), ((await _bench.Jobs.FindAsync(null, CancellationToken.None))!.Id, (await _bench.Jobs.FindAsync(null, CancellationToken.None))!.RequestedBy));
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    public async Task Check_RowsThatCameInAreEnough_TrainsAgain(int newRows, int jobs)
    {
        // As many outcomes as it takes to train at all, so that only the new rows decide.
        _bench.Get<IOptions<RetrainingOptions>>().Value.MinRecords = SuccessTrainer.MinOutcomes;
        KeepFewOutcomes();
        await SayAsync("retrain");
        await Queue.Idle;
        await _bench.Jobs.SetScheduleAsync(_bench.Get<ScheduleClock>().New(ScheduleKinds.Check, "0 2 * * *", "test", null), CancellationToken.None);
        _bench.Jobs.NewRows = newRows;
        _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Select((o, n) => n == 0 ? o with { Rating = o.Rating == 5 ? 4 : 5 } : o)] };

        _bench.Time.Advance(TimeSpan.FromDays(1));
        await _bench.Get<ScheduleClock>().RunDueAsync(CancellationToken.None);
        await Queue.Idle;

        Assert.Equal(jobs, (await _bench.Jobs.FindAsync(null, CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task RunDue_SummaryOfTheDay_IsToldToTheAdminsConversationOncePerDay()
    {
        var told = new ToldMessages();
        var options = new ScheduleOptions { Summary = "0 8 * * *", Conversation = "slack:T1/C2", TimeZone = "UTC" };
        var clock = new ScheduleClock(
            _bench.Jobs, _bench.Store, _bench.Get<ModelRegistry>(), _bench.Get<LiveWatch>(), _bench.Get<ModelUpdate>(), _bench.Get<ITrainingJobs>, () => null, () => told,
            Options.Create(options), Options.Create(new RetrainingOptions()), Options.Create(new DriftOptions()), _bench.Time, NullLogger<ScheduleClock>.Instance);
        _bench.Store.Data = _bench.Store.Data with { Stale = [new StaleKind(RecordKind.Skills, "mongodb", _bench.Time.GetUtcNow().AddHours(-5), _bench.Time.GetUtcNow())] };
        await clock.PrepareAsync(CancellationToken.None);

        _bench.Time.Advance(TimeSpan.FromHours(23.5));
        await clock.RunDueAsync(CancellationToken.None);
        await clock.RunDueAsync(CancellationToken.None);

        var (conversation, topic, reply) = Assert.Single(told.Messages);
        Assert.Equal(("slack:T1/C2", "summary/2026-11-25"), (conversation, topic));
        Assert.StartsWith("**Summary of 25 November.** The data passes all 8 checks of quality. Skills come from MongoDB and were last read 28 hours ago;", reply.Text, StringComparison.Ordinal);
        Assert.Equal("24", Assert.IsType<FactsBlock>(Assert.Single(reply.Blocks)).Facts.Single(f => f.Label == "People").Value);
    }

    [Theory]
    [InlineData("0 8 * * *", null, "nobody to tell")]
    [InlineData("every morning", "slack:T1/C2", "no cron expression")]
    public void Options_SummaryThatCannotBe_AreRefused(string summary, string? conversation, string why) =>
        Assert.Contains(why, new ScheduleOptions { Summary = summary, Conversation = conversation }.Problem(), StringComparison.Ordinal);

    [Fact]
    public async Task Experiment_OnHalfOfTheTasks_SendsATaskAlwaysToTheSameArm()
    {
        await trained.CopyToAsync(_bench);
        Assert.Contains("finished tasks", (await SayAsync("start an experiment with v2 on 50 %")).Text, StringComparison.Ordinal);
        Assert.Equal(ReplyOutcome.Confirmed, (await SayAsync("yes")).Outcome);
        var design = ExperimentArms.DesignOf((await _bench.Jobs.FindExperimentAsync(CancellationToken.None))!);
        var tasks = _bench.Store.Data.WorkItems.Take(12).Select(i => i.Id).ToArray();

        foreach (var task in tasks.Concat(tasks))
        {
            var note = (await _bench.SayAsync($"who should take {task}?")).Note!;
            Assert.Equal(design.ArmOf(task) == Arm.Challenger, note.Contains("Ranking v2", StringComparison.Ordinal));
            Assert.Equal(design.ArmOf(task) == Arm.Challenger, note.Contains("experiment 1 tries it", StringComparison.Ordinal));
        }

        Assert.Equal(2, tasks.Select(design.ArmOf).Distinct().Count());
        Assert.Contains("is running", (await SayAsync("start an experiment with v2 on 10 %")).Text, StringComparison.Ordinal);
        Assert.Contains("Experiment 1", (await _bench.SayAsync("experiment results")).Text, StringComparison.Ordinal);
        await SayAsync("stop the experiment");
        Assert.Equal(ReplyOutcome.Confirmed, (await SayAsync("yes")).Outcome);
        Assert.DoesNotContain("experiment", (await _bench.SayAsync($"who should take {tasks.First(t => design.ArmOf(t) == Arm.Challenger)}?")).Note!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiment_OfNoRecommendation_GivesTheChallengersTasksNone()
    {
        await _bench.Get<ExperimentControl>().StartAsync(challenger: null, 50, "U02", CancellationToken.None);
        var design = ExperimentArms.DesignOf((await _bench.Jobs.FindExperimentAsync(CancellationToken.None))!);
        var task = _bench.Store.Data.WorkItems.First(i => design.ArmOf(i.Id) == Arm.Challenger).Id;

        var reply = await _bench.SayAsync($"who should take {task}?");

        Assert.Empty(reply.Blocks);
        Assert.Contains("no recommendation", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start an experiment with v9 on 20 %", "no ranking model v9")]
    [InlineData("start an experiment with v1 on 20 %", "serves already")]
    public async Task Experiment_ThatCanNotBe_SaysWhy(string text, string why)
    {
        await trained.CopyToAsync(_bench);

        var reply = await SayAsync(text);

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains(why, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DriftAndFairness_AskedByTheRightPeople_AnswerOthersAreDenied()
    {
        Assert.Contains("drift", (await SayAsync("any drift?")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("four fifths", (await _bench.SayAsync("fairness report", new Speaker("U05", "Eve", Role.Hr))).Text, StringComparison.Ordinal);
        Assert.Equal(ReplyOutcome.Denied, (await _bench.SayAsync("any drift?")).Outcome);
        Assert.Equal(ReplyOutcome.Denied, (await _bench.SayAsync("fairness report")).Outcome);
    }

    /// <summary>As many as a training takes at least: for tests of when one begins and ends, not of what comes of it.</summary>
    private void KeepFewOutcomes() => _bench.Store.Data = _bench.Store.Data with { Outcomes = [.. _bench.Store.Data.Outcomes.Take(SuccessTrainer.MinOutcomes)] };

    private TrainingQueue Queue => _bench.Get<TrainingQueue>();

    private Task<Reply> SayAsync(string text, string conversation = "c1") => _bench.SayAsync(text, Admin, conversation);

    private async Task<int> ServingAsync() => (await _bench.Get<RankingProvider>().GetAsync(CancellationToken.None)).Model.Version;

    private sealed class ToldMessages : IProactiveMessages
    {
        public List<(string Conversation, string Topic, Reply Reply)> Messages { get; } = [];

        public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
        {
            Messages.Add((conversationId, topic, reply));
            return Task.FromResult(true);
        }
    }
}
