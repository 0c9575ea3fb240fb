using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>What is kept of rows that could not be used, on any database. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class RejectedRowsContract : IAsyncLifetime
{
    private const string Users = "user_id,name,email,department,seniority_level,experience_years\nU01,Anna Lindqvist,anna@example.com,Backend,SENIOR,8\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-rejected-").FullName;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        File.WriteAllText(Path.Combine(_folder, "tasks.csv"), "task_id,title,priority,difficulty,estimated_hours,created_date,status\n");
        File.WriteAllText(Path.Combine(_folder, "user_skills.csv"), "user_id,skill_name,proficiency_level\nU01,Go,EXPERT\nU01,Rust,WIZARD\n");
        Write(Users + "U02,Zed Secret,zed@secret.example,Backend,WIZARD,3\nU03,Yan Hidden,yan@secret.example,Backend,SENIOR,81.25\nU04,Xia,too few\n");
        _services = await OpenAsync(("Sources:CsvFolder", _folder));
        await _services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reject_RowsOfEveryKind_AreKeptWithKeyAndReasonButWithoutWhatTheySay(bool collects)
    {
        await RunAsync(collects);

        var page = await ReadAsync();
        Assert.Equal(
            [
                ("PEOPLE", "U02", "seniority_level: The value is not one of INTERN, JUNIOR, MID_LEVEL, SENIOR, LEAD, PRINCIPAL, DIRECTOR."),
                ("PEOPLE", "U03", "experience_years: The value is not within 0 to 80."),
                ("PEOPLE", "users.csv, line 5", "department: The row has 3 fields, the header 6."),
                ("SKILLS", "U01 rust", "proficiency_level: The value is not one of BEGINNER, INTERMEDIATE, ADVANCED, EXPERT, MASTER."),
            ],
            page.Rows.Select(r => (r.What, r.Key!, r.Reason[..Math.Min(r.Reason.Length, 200)])).OrderBy(r => r.What, StringComparer.Ordinal).ThenBy(r => r.Item2, StringComparer.Ordinal));
        Assert.All(page.Rows, r => Assert.Equal("csv", r.Origin));
        Assert.Equal(["U03"], (await ReadAsync("u03")).Rows.Select(r => r.Key));
        var second = await ReadAsync(null, new PageSpan(3, 3));
        Assert.Equal((4, 1), (second.Total, second.Rows.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reject_PutRightOrGone_IsListedNoMore(bool collects)
    {
        await RunAsync(collects);
        Write(Users + "U02,Zed Secret,zed@secret.example,Backend,SENIOR,3\n");

        await RunAsync(collects);

        Assert.Equal(["U01 rust"], (await ReadAsync()).Rows.Select(r => r.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reject_MoreThanAreKept_KeepsAThousandOfTheKind(bool collects)
    {
        Write(Users + string.Concat(Enumerable.Range(0, RejectedRow.Most + 50).Select(n => $"X{n},Somebody,,Backend,WIZARD,3\n")));

        await RunAsync(collects);

        Assert.Equal((RejectedRow.Most, 1), ((await ReadAsync("seniority")).Total, (await ReadAsync("rust")).Total));
    }

    [Fact]
    public async Task Keep_OlderRowsThanThereIsRoomFor_MakeRoomForTheNewest()
    {
        var store = _services.GetRequiredService<EfWorkforceStore>();
        await using (var context = store.CreateContext())
        {
            var old = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            context.AddRange(Enumerable.Range(0, RejectedRow.Most).Select(n => new RejectedRow("crm", ChatOps.Workforce.RecordKind.People, $"old {n}", "reason", old.AddMinutes(n))));
            await context.SaveChangesAsync();
        }

        await using (var batch = await store.BeginBatchAsync(CancellationToken.None))
        {
            var rows = new RejectedRows(TimeProvider.System);
            await rows.LoadAsync(batch.Context, CancellationToken.None);
            await rows.KeepAsync(batch, "crm", ChatOps.Workforce.RecordKind.People, [new Rejection("crm users", 1, "email", "It is empty.") { Key = "new" }], CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var page = await ReadAsync();
        Assert.Equal((RejectedRow.Most, "new"), (page.Total, page.Rows[0].Key));
        Assert.Equal(0, (await ReadAsync("old 0")).Rows.Count(r => r.Key == "old 0"));
    }

    /// <summary>The project's services over an empty store.</summary>
    private protected abstract Task<ServiceProvider> OpenAsync(params (string Key, string? Value)[] settings);

    private async Task RunAsync(bool collects)
    {
        if (collects)
            await _services.GetRequiredService<Aggregator>().CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        else
            await _services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(_folder), null, null, CancellationToken.None);
    }

    private Task<RowPage<LeftOutRow>> ReadAsync(string? text = null, PageSpan? page = null) =>
        _services.GetRequiredService<IStoreReports>().ReadRejectedRowsAsync(text, page ?? new PageSpan(0, 200), CancellationToken.None);

    private void Write(string users) => File.WriteAllText(Path.Combine(_folder, "users.csv"), users);
}
