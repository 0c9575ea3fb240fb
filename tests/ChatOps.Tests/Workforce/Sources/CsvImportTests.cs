using System.Text;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;
using CsCheck;

namespace ChatOps.Tests.Workforce.Sources;

public sealed class CsvImportTests : IDisposable
{
    private const string Users = "user_id,name,email,department,seniority_level,experience_years,hire_date,weekly_capacity_hours\n";
    private const string Tasks = "task_id,title,description,project_id,priority,difficulty,task_type,estimated_hours,created_date,deadline,status\n";
    private const string Anna = "U01,Anna,,Backend Development,SENIOR,8.5,2019-09-17,40\n";
    private const string Task1 = "T1,Migrate,,,HIGH,HARD,,74,2026-11-02,2026-12-01,OPEN\n";
    private const string Assignments = "assignment_id,task_id,user_id,assignment_date\n";
    private const string Outcomes = "assignment_id,completion_date,actual_hours,success_rating,quality_score,timeliness_score\n";

    private readonly TemporarySqlite _sqlite = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-csv-").FullName;

    public void Dispose()
    {
        _sqlite.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_TheSampleTeam_ImportsEveryRow()
    {
        var (store, report) = await ImportAsync(Samples.Team);

        Assert.Equal([5, 24, 149, 436, 873, 420, 420, 72], report.Files.Select(f => (int)f.Written));
        Assert.All(report.Files, f => Assert.Equal((0L, 0L), (f.Rejected, f.Unchanged)));
        Assert.Equal(new StoreSummary("csv", 24, 436, 16, 420), await store.GetSummaryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_TheSameFolderAgain_ChangesNothing()
    {
        var (store, _) = await ImportAsync(Samples.Team);

        var again = await new WorkforceImport(store).RunAsync(new CsvWorkforceSource(Samples.Team), null, null, CancellationToken.None);

        Assert.All(again.Files, f => Assert.Equal((0L, f.Read), (f.Written, f.Unchanged)));
    }

    [Fact]
    public async Task Load_TheSampleTeam_IsWhatTheStoreGivesBack()
    {
        var (store, _) = await ImportAsync(Samples.Team);

        var (loaded, _) = await WorkforceLoad.ReadAsync(new CsvWorkforceSource(Samples.Team), CancellationToken.None);

        var stored = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(stored.People, loaded.People.OrderBy(p => p.Id, StringComparer.Ordinal));
        Assert.Equal(stored.WorkItems, loaded.WorkItems.OrderBy(i => i.Id, StringComparer.Ordinal));
        Assert.Equal(stored.Outcomes, loaded.Outcomes.OrderBy(o => o.AssignmentId, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,many,,40", 3, "experience_years", "'many' is not a number; write it as 12.5.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,NaN,,40", 3, "experience_years", "'NaN' is not a number; write it as 12.5.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,1e999,,40", 3, "experience_years", "'1e999' is not a number; write it as 12.5.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,90,,40", 3, "experience_years", "90 is not within 0 to 80.")]
    [InlineData("users.csv", "U02,Bob,,Backend,BOSS,1,,40", 3, "seniority_level", "'BOSS' is not one of INTERN, JUNIOR, MID_LEVEL, SENIOR, LEAD, PRINCIPAL, DIRECTOR.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,1,soon,40", 3, "hire_date", "'soon' is not a date; write it as 2026-11-30.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,1,2026-02-30,40", 3, "hire_date", "'2026-02-30' is not a date; write it as 2026-11-30.")]
    [InlineData("users.csv", ",Bob,,Backend,SENIOR,1,,40", 3, "user_id", "It is empty, and it is needed.")]
    [InlineData("users.csv", "U02,Bob,,Backend,SENIOR,1", 3, "hire_date", "The row has 6 fields, the header 8.")]
    [InlineData("users.csv", "U01,Bob,,Backend,SENIOR,1,,40", 3, "user_id", "It repeats the row in line 2.")]
    [InlineData("users.csv", "\"U02\n\",Bob,,Backend,SENIOR,x,,40", 3, "experience_years", "'x' is not a number; write it as 12.5.")]
    [InlineData("tasks.csv", "T2,Title,,,HIGH,HARD,,0,2026-11-02,,OPEN", 3, "estimated_hours", "0 is not above 0 and at most 10,000.")]
    [InlineData("tasks.csv", "T2,Title,,PRJ-9,HIGH,HARD,,5,2026-11-02,,OPEN", 3, "project_id", "'PRJ-9' is not known: there is no such project, or its row was rejected.")]
    [InlineData("user_skills.csv", "U09,Java,ADVANCED", 2, "user_id", "'U09' is not known: there is no such person, or its row was rejected.")]
    [InlineData("user_skills.csv", "U01,Java,WIZARD", 2, "proficiency_level", "'WIZARD' is not one of BEGINNER, INTERMEDIATE, ADVANCED, EXPERT, MASTER.")]
    [InlineData("assignments.csv", "A2,T9,U01,2026-11-02", 3, "task_id", "'T9' is not known: there is no such task, or its row was rejected.")]
    [InlineData("task_outcomes.csv", "A1,2026-11-05,5,6,0.5,0.5", 2, "success_rating", "6 is not within 1 to 5.")]
    [InlineData("task_outcomes.csv", "A1,2026-11-05,5,4.5,0.5,0.5", 2, "success_rating", "'4.5' is not a whole number.")]
    [InlineData("task_outcomes.csv", "A1,2026-11-05,5,4,1.5,0.5", 2, "quality_score", "1.5 is not within 0 to 1.")]
    [InlineData("task_outcomes.csv", "A1,2026-11-01,5,4,0.5,0.5", 2, "completion_date", "2026-11-01 is before the assignment on 2026-11-02.")]
    [InlineData("task_outcomes.csv", "A9,2026-11-05,5,4,0.5,0.5", 2, "assignment_id", "'A9' is not known: there is no such assignment, or its row was rejected.")]
    public async Task Run_OneBadRow_RejectsExactlyThatRowWithItsReason(string file, string row, long line, string column, string reason)
    {
        WriteSound();
        await File.AppendAllTextAsync(Path.Combine(_folder, file), row + "\n");

        var (store, report) = await ImportAsync(_folder);

        var rejection = Assert.Single(report.Files.SelectMany(f => f.Rejections));
        Assert.Equal((file, line, column, reason), (rejection.Place, rejection.Line, rejection.Column, rejection.Reason));
        Assert.Equal(1, report.Files.Sum(f => f.Rejected));
        Assert.Equal(new StoreSummary("csv", 1, 1, 1, 0), await store.GetSummaryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_RowsThatHangOnARejectedOne_AreRejectedToo()
    {
        WriteSound();
        await File.AppendAllTextAsync(Path.Combine(_folder, "users.csv"), "U02,Bob,,Backend,BOSS,1,,40\n");
        await File.AppendAllTextAsync(Path.Combine(_folder, "user_skills.csv"), "U02,Java,ADVANCED\nU01,Java,ADVANCED\n");

        var (_, report) = await ImportAsync(_folder);

        Assert.Equal([("users.csv", 3L), ("user_skills.csv", 2L)], report.Files.SelectMany(f => f.Rejections).Select(r => (r.Place, r.Line)));
        Assert.Equal(1, report.Files.Single(f => f.Kind == RecordKind.Skills).Written);
    }

    [Theory]
    [InlineData("users.csv", "user_id,name,department\n", "users.csv lacks the column seniority_level. Nothing was imported.")]
    [InlineData("users.csv", "", "users.csv is empty; its first line must name the columns user_id, name, department, seniority_level.")]
    [InlineData("users.csv", "user_id,user_id,name,department,seniority_level\n", "users.csv has the column user_id twice. Nothing was imported.")]
    [InlineData("task_outcomes.csv", "a,b\n1,2\n", "task_outcomes.csv lacks the columns assignment_id, completion_date, actual_hours, success_rating, quality_score, timeliness_score. Nothing was imported.")]
    [InlineData("users.csv", "user_id\0,name\n", "users.csv is not a text file.")]
    public async Task Run_WrongHeader_RefusesBeforeAnythingIsWritten(string file, string content, string message)
    {
        WriteSound();
        Write(file, content);
        var store = await _sqlite.CreateAsync();

        var error = await Assert.ThrowsAsync<SourceRefusedException>(() =>
            new WorkforceImport(store).RunAsync(new CsvWorkforceSource(_folder), null, null, CancellationToken.None));

        Assert.Equal(message, error.Message);
        Assert.Equal(0, await store.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_NoSuchFolderOrFileMissing_SaysWhich()
    {
        var store = await _sqlite.CreateAsync();
        Task<ImportReport> RunAsync(string folder) =>
            new WorkforceImport(store).RunAsync(new CsvWorkforceSource(folder), null, null, CancellationToken.None);

        Assert.StartsWith("There is no folder", (await Assert.ThrowsAsync<SourceRefusedException>(() => RunAsync(_folder + "/none"))).Message, StringComparison.Ordinal);
        Write("users.csv", Users);
        Assert.Contains("has no tasks.csv", (await Assert.ThrowsAsync<SourceRefusedException>(() => RunAsync(_folder))).Message, StringComparison.Ordinal);
        Assert.Contains("is a file", (await Assert.ThrowsAsync<SourceRefusedException>(() => RunAsync(_folder + "/users.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ColumnsInAnotherOrderWithOthersAndABom_ReadsThem()
    {
        WriteSound();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "users.csv"),
            "shoe_size, Seniority_Level ,NAME,department,user_id\r\n44,mid-level,\"Bob \"\"B\"\" Okafor\",QA,U01\r\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var (store, _) = await ImportAsync(_folder);

        var person = Assert.Single((await store.ReadAllAsync(CancellationToken.None)).People);
        Assert.Equal(new Person("U01", "Bob \"B\" Okafor", null, "QA", Seniority.MidLevel, 0, null, 40), person);
    }

    [Fact]
    public async Task Run_FileThatTurnsBinaryInTheMiddle_IsUndoneAloneAndReported()
    {
        WriteSound();
        var path = Path.Combine(_folder, "users.csv");
        await using (var file = new FileStream(path, FileMode.Append))
        {
            foreach (var n in Enumerable.Range(10, 5_000))
                await file.WriteAsync(Encoding.UTF8.GetBytes($"U{n},Person {n},,QA,SENIOR,1,,40\n"));
            await file.WriteAsync(new byte[] { 0xff, 0xfe, 0xc3, 0x28 });
        }

        Write("projects.csv", "project_id,name\nPRJ-1,Billing\n");

        var (store, report) = await ImportAsync(_folder);

        Assert.True(report.Failed);
        Assert.Contains("not UTF-8", report.Files.Single(f => f.Kind == RecordKind.People).Failure, StringComparison.Ordinal);
        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Empty(data.People);
        Assert.Single(data.Projects);
        Assert.Single(data.WorkItems);
        Assert.Empty(data.Assignments);
    }

    [Fact]
    public async Task Run_QuoteNeverClosed_FailsThatFileWithItsLine()
    {
        WriteSound();
        await File.AppendAllTextAsync(Path.Combine(_folder, "users.csv"), "U02,\"Bob" + new string('x', 1_100_000));

        var (_, report) = await ImportAsync(_folder);

        Assert.Contains("line 3", report.Files.Single(f => f.Kind == RecordKind.People).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Cancelled_LeavesTheStoreAsItWas()
    {
        var store = await _sqlite.CreateAsync();
        using var cancel = new CancellationTokenSource();
        var progress = new Cancelling(cancel, at: 0.5);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new WorkforceImport(store).RunAsync(new CsvWorkforceSource(Samples.Team), null, progress, cancel.Token));

        Assert.True((await store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
        Assert.Equal(0, await store.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_OverTheGeneratedCompany_ReplacesIt()
    {
        var store = await _sqlite.CreateAsync();
        var import = new WorkforceImport(store);
        await import.RunAsync(
            new SyntheticWorkforceSource(new SyntheticCompanyOptions { People = 30, WorkItems = 50, Today = Company.Today }), null, null, CancellationToken.None);

        var report = await import.RunAsync(new CsvWorkforceSource(Samples.Team), null, null, CancellationToken.None);

        Assert.Equal(30, report.ReplacedPeople);
        Assert.Equal(24, (await store.GetSummaryAsync(CancellationToken.None)).People);
    }

    [Fact]
    public async Task Run_ManyRejections_CountsAllKeepsSomeAndPassesEachOn()
    {
        WriteSound();
        await File.AppendAllTextAsync(
            Path.Combine(_folder, "users.csv"), string.Concat(Enumerable.Range(0, 250).Select(n => $"U{n},x,,QA,BOSS,1,,40\n")));
        var store = await _sqlite.CreateAsync();
        var passed = 0;

        var report = await new WorkforceImport(store).RunAsync(
            new CsvWorkforceSource(_folder), new ImportOptions { OnRejection = _ => passed++ }, null, CancellationToken.None);

        var file = report.Files.Single(f => f.Kind == RecordKind.People);
        Assert.Equal((250L, 100, 250), (file.Rejected, file.Rejections.Count, passed));
    }

    [Fact]
    public void Load_AnyBytes_IsRefusedOrCountsAddUp() => Gen.Select(
        Gen.Byte.Array[0, 300], Gen.Int[0, 200], Gen.Int[0, 3]).Sample((bytes, at, mode) =>
    {
        WriteSound();
        var path = Path.Combine(_folder, "users.csv");
        var sound = File.ReadAllBytes(path);
        at = Math.Min(at, sound.Length);
        var mutated = mode switch
        {
            0 => bytes,
            1 => [.. sound[..at], .. bytes, .. sound[at..]],
            2 => [.. sound, .. bytes],
            _ => sound[..at],
        };
        File.WriteAllBytes(path, mutated);
        try
        {
            var (data, report) = WorkforceLoad.ReadAsync(new CsvWorkforceSource(_folder), CancellationToken.None).GetAwaiter().GetResult();
            Assert.All(report.Files, f => Assert.Equal(f.Read, f.Written + f.Unchanged + f.Rejected));
            Assert.Equal(report.Files.Single(f => f.Kind == RecordKind.People).Written, data.People.Count);
        }
        catch (SourceRefusedException)
        {
            // A file that can't be used at all is refused with a sentence; anything else would fail this test.
        }
    }, iter: 150, threads: 1);

    private async Task<(IWorkforceStore Store, ImportReport Report)> ImportAsync(string folder)
    {
        var store = await _sqlite.CreateAsync();
        return (store, await new WorkforceImport(store).RunAsync(new CsvWorkforceSource(folder), null, null, CancellationToken.None));
    }

    private void WriteSound()
    {
        Write("users.csv", Users + Anna);
        Write("tasks.csv", Tasks + Task1);
        Write("user_skills.csv", "user_id,skill_name,proficiency_level\n");
        Write("assignments.csv", Assignments + "A1,T1,U01,2026-11-02\n");
        Write("task_outcomes.csv", Outcomes);
    }

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);

    private sealed class Cancelling(CancellationTokenSource cancel, double at) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= at)
                cancel.Cancel();
        }
    }
}
