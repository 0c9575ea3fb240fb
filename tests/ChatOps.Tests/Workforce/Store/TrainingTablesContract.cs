using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What the document's tables for training hold, on any database. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class TrainingTablesContract
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>What a collection wrote of which nobody knows of what tasks.</summary>
    private static readonly WrittenWork Unknown = new(0, 0, null);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));

    [Fact]
    public async Task Import_AGeneratedCompany_FillsEveryTableAndNotesIt()
    {
        var (database, store) = await CreateAsync();
        await new WorkforceImport(store).RunAsync(new SyntheticWorkforceSource(new SyntheticCompanyOptions { People = 20, WorkItems = 60, Today = Today }), null, null, CancellationToken.None);
        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.NotEmpty(data.Outcomes);

        await using var context = database.CreateContext();
        Assert.Equal(data.Outcomes.Count, await context.Set<ComprehensiveTrainingRow>().CountAsync());
        Assert.Equal(data.Outcomes.Count, await context.Set<TaskCompletion>().CountAsync());
        Assert.Equal(data.Assignments.Count(a => a.IsSelected && a.Date <= Today), await context.Set<TaskAssignmentMl>().CountAsync());
        var entry = await context.Set<DataCollectionEntry>().SingleAsync();
        Assert.Equal(("""["synthetic"]""", (long)data.Outcomes.Count), (entry.DataSources, entry.RecordCount));
    }

    [Fact]
    public async Task Import_RealDataAfterTheGeneratedCompany_LeavesNoCopyOfIt()
    {
        var (database, store) = await CreateAsync();
        await new WorkforceImport(store).RunAsync(new SyntheticWorkforceSource(new SyntheticCompanyOptions { People = 20, WorkItems = 60, Today = Today }), null, null, CancellationToken.None);
        await AddAsync(database, new TaskCompletion { TaskId = "told by an event", UserId = "U01", CompletionDate = Midnight(Today) });
        await using (var batch = await store.BeginBatchAsync(CancellationToken.None))
        {
            await batch.ClearAsync(CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);

        await using var context = database.CreateContext();
        Assert.Equal((0, 0, 0), (await context.Set<ComprehensiveTrainingRow>().CountAsync(), await context.Set<TaskAssignmentMl>().CountAsync(), await context.Set<PredictionLog>().CountAsync()));
        Assert.Equal("told by an event", (await context.Set<TaskCompletion>().SingleAsync()).TaskId);
    }

    [Fact]
    public async Task Refresh_EverythingThatIsCopiedWasCorrected_IsCorrectedToo()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1"), new Project("P1", "Rain"), new Skill("U1", "Go", null, Proficiency.Beginner, 1, false), new Workload("U1", Today, 20, 40)]);
        Assert.Equal(1, await store.RefreshTrainingTablesAsync(null, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));

        await WriteAsync(
            store,
            [
                new Project("P1", "Sun"), Person("U1") with { Department = "Frontend", Seniority = Seniority.Lead, ExperienceYears = 9 },
                Item("T1") with { Title = "Other", ProjectId = "P1", EstimatedHours = 8, Difficulty = Difficulty.Hard, Priority = Priority.High, Created = Today.AddDays(-30) },
                new Skill("U1", "Go", null, Proficiency.Expert, 3, false), new Skill("U1", "C#", null, Proficiency.Master, 5, false), new Workload("U1", Today, 30, 40),
            ]);
        Assert.Equal(0, await store.RefreshTrainingTablesAsync(null, CancellationToken.None)); // none of it is new to learn from

        await using var context = database.CreateContext();
        var row = await context.Set<ComprehensiveTrainingRow>().SingleAsync();
        Assert.Equal(("Frontend", "Frontend", "LEAD", "LEAD", 9d), (row.Department, row.DepartmentId, row.Seniority, row.SeniorityLevel, row.ExperienceYears));
        Assert.Equal(("Other", "P1", "Sun", 8d, "HARD", "HIGH", Midnight(Today.AddDays(-30))), (row.TaskTitle, row.ProjectId, row.ProjectName, row.EstimatedHours, row.Difficulty, row.Priority, row.CreatedDate));
        Assert.Equal(("""["C#","Go"]""", """["MASTER","EXPERT"]""", 4d, 0.75), (row.SkillName!.Replace(" ", "", StringComparison.Ordinal), row.ProficiencyLevel!.Replace(" ", "", StringComparison.Ordinal), row.YearsOfExperience, row.Utilization));
        Assert.Equal(8, (await context.Set<TaskCompletion>().SingleAsync()).EstimatedHours);
    }

    [Fact]
    public async Task Add_AfterACollectionOfWhatIsNew_AddsAndTakesCorrectedOutcomesAnewAndLeavesTheRestToAWholeOne()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1"), .. Work("2")]);
        Assert.Equal(2, await store.AddToTrainingTablesAsync(["mysql"], Unknown, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(store, [.. Work("3"), Outcome("1") with { ActualHours = 77 }, Person("U1") with { Department = "Snow" }]);

        Assert.Equal(2, await store.AddToTrainingTablesAsync(["mysql"], Unknown, CancellationToken.None));
        Assert.Equal<(double?, string?)>([(77, "Snow"), (5, "Backend"), (5, "Snow")], await SeenAsync());
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        Assert.Equal<(double?, string?)>([(77, "Snow"), (5, "Snow"), (5, "Snow")], await SeenAsync());

        async Task<IEnumerable<(double?, string?)>> SeenAsync()
        {
            await using var context = database.CreateContext();
            return (await context.Set<ComprehensiveTrainingRow>().OrderBy(r => r.AssignmentId).ToListAsync()).Select(r => (r.ActualHours, r.Department));
        }
    }

    [Fact]
    public async Task Add_OfTasksThatWereWritten_GivesThoseWhatAWholeOneGives()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. TaskOf("1"), .. TaskOf("2"), .. TaskOf("3")]);
        await store.AddToTrainingTablesAsync(["mysql"], Unknown, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));
        var since = await store.GetRevisionAsync(CancellationToken.None);
        await WriteAsync(store, [.. TaskOf("4"), Item("T2") with { Title = "Other" }, Outcome("1") with { ActualHours = 77 }, Assignment("3") with { WorkItemId = "T3", Date = Today.AddDays(-7) }, Person("U1") with { Department = "Snow" }]);

        Assert.Equal(2, await store.AddToTrainingTablesAsync(["mysql"], new WrittenWork(since, 1, ["T1", "T2", "T3", "T4"]), CancellationToken.None));
        var seen = await SeenAsync();
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        Assert.Equal(await SeenAsync(), seen);
        Assert.Contains("Other", seen, StringComparison.Ordinal);
        Assert.Contains("Snow", seen, StringComparison.Ordinal);
        Assert.Contains("77", seen, StringComparison.Ordinal);

        async Task<string> SeenAsync()
        {
            await using var context = database.CreateContext();
            return JsonSerializer.Serialize(new
            {
                Rows = await context.Set<ComprehensiveTrainingRow>().OrderBy(r => r.AssignmentId).ToListAsync(),
                Completions = await context.Set<TaskCompletion>().OrderBy(c => c.TaskId).ToListAsync(),
                Assignments = await context.Set<TaskAssignmentMl>().OrderBy(a => a.TaskId).ThenBy(a => a.AssignmentDate).ToListAsync(),
                Predictions = await context.Set<PredictionLog>().OrderBy(l => l.TaskId).ThenBy(l => l.PredictionDate).ToListAsync(),
            });
        }
    }

    [Theory]
    [InlineData("somebody else wrote meanwhile")]
    [InlineData("rows were lacking before")]
    [InlineData("a day went by")]
    public async Task Add_WhereMoreThanItsTasksCanBeNew_LooksAtAllTasks(string why)
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. TaskOf("1")]);
        await store.AddToTrainingTablesAsync(["mysql"], Unknown, CancellationToken.None);
        if (why == "rows were lacking before")
            await WriteAsync(store, [.. TaskOf("2")]);
        var since = await store.GetRevisionAsync(CancellationToken.None);
        if (why == "somebody else wrote meanwhile")
            await WriteAsync(store, [.. TaskOf("2")]);
        if (why == "a day went by")
        {
            await WriteAsync(store, [.. TaskOf("2"), Outcome("2") with { CompletionDate = Today.AddDays(1) }]);
            await store.AddToTrainingTablesAsync(["mysql"], Unknown, CancellationToken.None);
            since = await store.GetRevisionAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromDays(1));
        }

        await WriteAsync(store, [.. TaskOf("3")]);
        await store.AddToTrainingTablesAsync(["mysql"], new WrittenWork(since, 1, ["T3"]), CancellationToken.None);
        await using var context = database.CreateContext();
        Assert.Equal(["T1", "T2", "T3"], await context.Set<ComprehensiveTrainingRow>().OrderBy(r => r.TaskId).Select(r => r.TaskId).ToListAsync());
    }

    [Fact]
    public async Task Refresh_OutcomeOrAssignmentWasCorrected_HasTheNewOneAloneAsANewRow()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1"), Person("U2")]);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(1));

        await WriteAsync(store, [Outcome("1") with { CompletionDate = Today.AddDays(-1), Feedback = "Later." }]);
        Assert.Equal(1, await store.RefreshTrainingTablesAsync(null, CancellationToken.None));
        await using (var context = database.CreateContext())
        {
            Assert.Equal(Midnight(Today.AddDays(-1)), (await context.Set<ComprehensiveTrainingRow>().SingleAsync()).CompletionDate);
            var completion = await context.Set<TaskCompletion>().SingleAsync();
            Assert.Equal((Midnight(Today.AddDays(-1)), "Later."), (completion.CompletionDate, completion.Feedback));
        }

        await WriteAsync(store, [Assignment("1") with { PersonId = "U2", Date = Today.AddDays(-7), Method = AssignmentMethod.AutoAssigned }]);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        await using (var context = database.CreateContext())
        {
            var row = await context.Set<ComprehensiveTrainingRow>().SingleAsync();
            Assert.Equal(("U2", Midnight(Today.AddDays(-7)), "AUTO_ASSIGNED"), (row.UserId, row.AssignmentDate, row.AssignmentMethod));
            Assert.Contains("U2", await context.Set<TaskAssignmentMl>().Select(a => a.UserId).ToListAsync());
            Assert.Equal("U2", (await context.Set<PredictionLog>().SingleAsync()).UserId);
        }
    }

    [Fact]
    public async Task Refresh_ValuesThatComeAndGo_AreNoted()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1"), new Project("P1", "Rain")]);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        async Task<(string?, string?, double?)> SeenAsync()
        {
            await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
            await using var context = database.CreateContext();
            var row = await context.Set<ComprehensiveTrainingRow>().SingleAsync();
            return (row.ProjectName, row.SkillName, row.Capacity);
        }

        Assert.Equal((null, null, null), await SeenAsync());
        await WriteAsync(store, [Item("T1") with { ProjectId = "P1" }, new Skill("U1", "Go", null, Proficiency.Expert, 3, false), new Workload("U1", Today, 20, 40)]);
        Assert.Equal(("Rain", """["Go"]""", 40d), await SeenAsync());
        await WriteAsync(store, [Item("T1")]);
        Assert.Null((await SeenAsync()).Item1);
    }

    [Fact]
    public async Task Refresh_NothingChangedSince_WritesNothingAndLeavesTheRevision()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1")]);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        var revision = await store.GetRevisionAsync(CancellationToken.None);
        await using var context = database.CreateContext();
        await context.Set<ComprehensiveTrainingRow>().ExecuteDeleteAsync(); // what is looked at again would come back

        Assert.Equal(0, await store.RefreshTrainingTablesAsync(null, CancellationToken.None));
        Assert.Equal(revision, await store.GetRevisionAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromDays(1)); // by then, what was to come may have come
        Assert.Equal(1, await store.RefreshTrainingTablesAsync(null, CancellationToken.None));
    }

    /// <summary>The one rule of what can be true, in SQL and in C#, over rows of every oddity.</summary>
    [Fact]
    public async Task Refresh_OddOutcomes_HasExactlyThoseThatTheGateKeeps()
    {
        var (database, store) = await CreateAsync();
        var random = new Random(11);
        double[] hours = [0, -1, 0.01, 1, 79.99, 80, 80.01, 3000], estimates = [4, 0.5, 0, 150, 4.0005];
        await WriteAsync(store, [Person("U1"), .. Enumerable.Range(0, 400).SelectMany(n => new object[]
        {
            Item($"T{n}") with { EstimatedHours = estimates[random.Next(estimates.Length)] },
            Assignment($"{n}") with { Id = $"{n}", WorkItemId = $"T{n}", Date = Today.AddDays(random.Next(-3, 3)) },
            Outcome($"{n}") with { AssignmentId = $"{n}", CompletionDate = Today.AddDays(random.Next(-3, 3)), ActualHours = hours[random.Next(hours.Length)] },
        })]);

        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        var keptOut = QualityGate.Check(data, Today).KeptOut;
        var sound = data.Outcomes.Where(o => !keptOut.ContainsKey(o.AssignmentId)).Select(o => o.AssignmentId).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(4, keptOut.Values.Select(r => r[..10]).Distinct().Count());
        Assert.InRange(sound.Length, 20, 380);
        await using var context = database.CreateContext();
        Assert.Equal(sound, (await context.Set<ComprehensiveTrainingRow>().Select(r => r.AssignmentId).ToListAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(sound.Select(a => "T" + a), (await context.Set<TaskCompletion>().Select(r => r.TaskId).ToListAsync()).OrderBy(t => t[1..], StringComparer.Ordinal));
        Assert.Equal(sound.Select(a => "T" + a), (await context.Set<PredictionLog>().Where(p => p.ActualScore != null).Select(r => r.TaskId).ToListAsync()).OrderBy(t => t[1..], StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refresh_TwoOfOneTaskPersonAndDay_AreOneRowThatStays()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1"), Assignment("2") with { RecommendationScore = 0.9 }, Outcome("2") with { ActualHours = 7 }]);

        for (var round = 0; round < 3; round++)
        {
            await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
            await using var context = database.CreateContext();
            Assert.Equal(7, (await context.Set<TaskCompletion>().SingleAsync()).ActualHours);
            Assert.Equal(0.9, (await context.Set<PredictionLog>().SingleAsync()).PredictedScore);
            await WriteAsync(store, []);
        }
    }

    [Fact]
    public async Task Refresh_EventsOfWorkThatIsNotKnown_Stay()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [.. Work("1")]);
        await AddAsync(
            database,
            new TaskCompletion { TaskId = "T9", UserId = "U1", CompletionDate = Midnight(Today) },
            new TaskCompletion { TaskId = "T1", UserId = "U1", CompletionDate = Midnight(Today.AddDays(-5)) }, // the store knows another day
            new TaskAssignmentMl { TaskId = "T9", UserId = "U1", AssignmentDate = Midnight(Today), RecommendationScore = 0.8 },
            new TaskAssignmentMl { TaskId = "T1", UserId = "U1", AssignmentDate = Midnight(Today.AddDays(-10)), RecommendationScore = 0.8, UserSkills = """{"Go":"EXPERT"}""" });

        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);

        await using var context = database.CreateContext();
        Assert.Equal([("T1", Midnight(Today.AddDays(-2))), ("T9", Midnight(Today))], (await context.Set<TaskCompletion>().OrderBy(c => c.TaskId).ToListAsync()).Select(c => (c.TaskId, c.CompletionDate)));
        Assert.Equal([("T1", """{"Go":"EXPERT"}"""), ("T9", null)], (await context.Set<TaskAssignmentMl>().OrderBy(c => c.TaskId).ToListAsync()).Select(c => (c.TaskId, c.UserSkills)));
    }

    [Fact]
    public async Task Assign_WithAVersion_IsForetoldByItAndHeldAgainstTheOutcome()
    {
        var (database, store) = await CreateAsync();
        await WriteAsync(store, [Person("U1"), Item("T1") with { Status = WorkItemStatus.Open }]);

        await store.AssignManyAsync([new NewAssignment("T1", "U1", 0.66, "v7")], AssignmentMethod.AiRecommended, CancellationToken.None);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);
        await store.RecordOutcomeAsync("T1", new WorkResult(Today, 4, 5, 0.9, 0.8, null), CancellationToken.None);
        await store.RefreshTrainingTablesAsync(null, CancellationToken.None);

        await using var context = database.CreateContext();
        var log = await context.Set<PredictionLog>().SingleAsync();
        Assert.Equal(("v7", 0.66, 0.86), (log.ModelVersion, log.PredictedScore, log.ActualScore));
        Assert.Equal(0.66, (await context.Set<TaskAssignmentMl>().SingleAsync()).RecommendationScore);
        Assert.Equal("T1", (await context.Set<TaskCompletion>().SingleAsync()).TaskId);
    }

    [Fact]
    public async Task NoteTraining_AVersion_IsInTheHistoryWithItsFigures()
    {
        var (database, _) = await CreateAsync();

        await new EfTrainingJobStore(database).NoteTrainingAsync("v7", _time.GetUtcNow().UtcDateTime, 420, 0.71, 0.68, 0.02, CancellationToken.None);

        await using var context = database.CreateContext();
        var entry = await context.Set<ModelTrainingEntry>().SingleAsync();
        Assert.Equal(("v7", 420L, 0.71, 0.68, 0.02), (entry.ModelVersion, entry.TrainingRecords, entry.Accuracy, entry.F1Score, entry.AccuracyImprovement));
    }

    /// <summary>An empty store.</summary>
    private protected abstract Task<IStoreDatabase> OpenAsync();

    private async Task<(IStoreDatabase Database, EfWorkforceStore Store)> CreateAsync()
    {
        var database = await OpenAsync();
        return (database, new EfWorkforceStore(database, _time));
    }

    private static async Task WriteAsync(EfWorkforceStore store, IReadOnlyList<object> records)
    {
        await using var batch = await store.BeginBatchAsync(CancellationToken.None);
        foreach (var record in records)
            await batch.UpsertAsync(record, CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
    }

    private static async Task AddAsync(IStoreDatabase database, params object[] rows)
    {
        await using var context = database.CreateContext();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(default);

    /// <summary>A finished task of U1.</summary>
    private static object[] Work(string n) => [Person("U1"), Item($"T{n}"), Assignment(n), Outcome(n)];

    /// <summary>The same, of a task of its own.</summary>
    private static object[] TaskOf(string n) => [Person("U1"), Item($"T{n}"), Assignment(n) with { WorkItemId = $"T{n}" }, Outcome(n)];

    private static Person Person(string id) => new(id, "Priya Nair", null, "Backend", Seniority.Senior, 8, null, 40);

    private static WorkItem Item(string id) => new(id, "Task", null, null, Priority.Low, Difficulty.Easy, null, 4, Today.AddDays(-20), null, WorkItemStatus.Completed);

    private static Assignment Assignment(string n) => new($"A{n}", "T1", "U1", Today.AddDays(-10), AssignmentMethod.Manual, true, 0.5);

    private static Outcome Outcome(string n) => new($"A{n}", Today.AddDays(-2), 5, 4, 0.8, 0.7, null);
}
