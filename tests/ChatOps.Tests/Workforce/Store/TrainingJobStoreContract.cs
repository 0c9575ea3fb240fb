using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Training;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store of training jobs, schedules and experiments must do. Run against SQLite and the fake here, and against PostgreSQL in the integration tests.</summary>
public abstract class TrainingJobStoreContract
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Add_TwoJobs_AreNumberedAndFoundWhileOpen()
    {
        var store = await CreateAsync();
        var first = await store.AddAsync(Job(), CancellationToken.None);
        var second = await store.AddAsync(Job() with { Model = "ranking", ConversationId = "web:1" }, CancellationToken.None);

        Assert.Equal(first.Id + 1, second.Id);
        Assert.Equal([first, second], await store.ReadOpenAsync(CancellationToken.None));
        Assert.Equal(second, await store.FindAsync(null, CancellationToken.None));
        Assert.Equal(first, await store.FindAsync(first.Id, CancellationToken.None));
        Assert.Null(await store.FindAsync(99, CancellationToken.None));
    }

    [Fact]
    public async Task Update_JobThatEnded_IsKeptAndNoLongerOpen()
    {
        var store = await CreateAsync();
        var job = await store.AddAsync(Job(), CancellationToken.None);

        await store.UpdateAsync(
            job with { State = JobState.Done, Stage = "keep", Share = 1, Attempts = 1, Message = "Done.", Version = 7, StartedAt = Now, EndedAt = Now.AddSeconds(7) }, CancellationToken.None);

        Assert.Empty(await store.ReadOpenAsync(CancellationToken.None));
        var kept = Assert.Single(await store.ReadRecentAsync(5, null, CancellationToken.None));
        Assert.Equal((JobState.Done, "Done.", 7, 1.0), (kept.State, kept.Message, kept.Version!.Value, kept.Share));
        Assert.Equal(TimeSpan.FromSeconds(7), kept.EndedAt - kept.StartedAt);
    }

    [Fact]
    public async Task TrySeeTo_TwoHostsAtOnce_OneOfThemDoesIt()
    {
        var store = await CreateAsync();
        await store.SetScheduleAsync(Schedule("0 2 * * 1"), CancellationToken.None);
        var schedule = Assert.Single(await store.ReadSchedulesAsync(CancellationToken.None));

        var seen = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => store.TrySeeToAsync(schedule, Now.AddDays(7), CancellationToken.None)));

        Assert.Single(seen, true);
        Assert.Equal(Now.AddDays(7), Assert.Single(await store.ReadSchedulesAsync(CancellationToken.None)).SeenTo);
    }

    [Fact]
    public async Task CountNewRows_NothingCameIn_IsNone() =>
        Assert.Equal(0, await (await CreateAsync()).CountNewRowsAsync(Now, CancellationToken.None));

    /// <summary>Of two tasks that were finished, one came in before and one after the moment that is asked about.</summary>
    private protected static async Task AssertNewRowsAreCountedAsync(IStoreDatabase database)
    {
        var moment = new DateTimeOffset(Now);
        await using (var context = database.CreateContext())
        {
            foreach (var minutes in new[] { -1, 1 })
            {
                context.Add(new TaskCompletion
                {
                    TaskId = $"T{minutes}", UserId = "U1", CompletionDate = new DateTime(2026, 11, 24), CreatedAt = DateTime.SpecifyKind(moment.AddMinutes(minutes).LocalDateTime, DateTimeKind.Unspecified),
                });
            }

            await context.SaveChangesAsync();
        }

        Assert.Equal(1, await new EfTrainingJobStore(database).CountNewRowsAsync(moment, CancellationToken.None));
    }

    [Fact]
    public async Task SetSchedule_Again_TakesThePlaceOfTheOldOneWhichIsSeenToNoMore()
    {
        var store = await CreateAsync();
        await store.SetScheduleAsync(Schedule("0 2 * * 1"), CancellationToken.None);
        var old = Assert.Single(await store.ReadSchedulesAsync(CancellationToken.None));

        await store.SetScheduleAsync(Schedule("0 3 * * 2"), CancellationToken.None);

        Assert.Equal("0 3 * * 2", Assert.Single(await store.ReadSchedulesAsync(CancellationToken.None)).Cron);
        Assert.False(await store.TrySeeToAsync(old, Now.AddDays(7), CancellationToken.None));
        Assert.True(await store.RemoveScheduleAsync("training", CancellationToken.None));
        Assert.False(await store.RemoveScheduleAsync("training", CancellationToken.None));
    }

    [Fact]
    public async Task Experiment_OneAtATime_EndsOnce()
    {
        var store = await CreateAsync();
        Assert.Null(await store.FindExperimentAsync(CancellationToken.None));

        var first = await store.TryStartExperimentAsync(Experiment(), CancellationToken.None);
        Assert.NotNull(first);
        Assert.Null(await store.TryStartExperimentAsync(Experiment(), CancellationToken.None));
        Assert.True(await store.EndExperimentAsync("U2", Now.AddDays(3), CancellationToken.None));
        Assert.False(await store.EndExperimentAsync("U2", Now.AddDays(3), CancellationToken.None));

        var ended = (await store.FindExperimentAsync(CancellationToken.None))!;
        Assert.Equal((first.Id, "U2", Now.AddDays(3)), (ended.Id, ended.EndedBy, ended.EndedAt!.Value));
        Assert.Equal(first.Id + 1, (await store.TryStartExperimentAsync(Experiment(), CancellationToken.None))!.Id);
    }

    [Fact]
    public async Task NoteTraining_Version_IsTaken()
    {
        var store = await CreateAsync();

        await store.NoteTrainingAsync("v7", Now, 420, 0.71, 0.68, 0.02, CancellationToken.None);
        await store.NoteTrainingAsync("v8", Now, 430, null, null, null, CancellationToken.None);
    }

    private protected abstract Task<ITrainingJobStore> CreateAsync();

    private static TrainingJobRecord Job() => new() { Model = "all", RequestedBy = "U1", CreatedAt = Now };

    private static ScheduleRecord Schedule(string cron) => new() { Id = "training", Cron = cron, TimeZone = "Europe/Berlin", SetBy = "U1", SeenTo = Now };

    private static ExperimentRecord Experiment() => new() { Design = "{}", StartedBy = "U1", StartedAt = Now };
}
