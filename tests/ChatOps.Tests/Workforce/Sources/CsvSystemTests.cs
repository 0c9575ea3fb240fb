using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Aggregation;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>A folder of files that is collected again and again.</summary>
public sealed class CsvSystemTests : IAsyncLifetime
{
    private const string Header = "user_id,name,email,department,seniority_level,experience_years,hire_date,weekly_capacity_hours";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-csv-").FullName;
    private TemporaryWorkforce _workforce = null!;

    public async Task InitializeAsync()
    {
        _workforce = await TemporaryWorkforce.CreateAsync(("Sources:CsvFolder", _folder));
        Write("users.csv", Header, "U1,Ann,,Platform,SENIOR,5,2020-01-01,40", "U2,Ben,,Platform,JUNIOR,1,2024-01-01,40");
        Write("tasks.csv", "task_id,title,priority,difficulty,estimated_hours,created_date,status", "T1,Do it,MEDIUM,MEDIUM,8,2026-01-02,OPEN");
        Write("user_skills.csv", "user_id,skill_name,proficiency_level", "U1,Java,EXPERT", "U2,Java,BEGINNER");
        AssertClean(await CollectAsync());
    }

    public async Task DisposeAsync()
    {
        await _workforce.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Collect_ADateIsBroken_KeepsTheRecordThatWasThereWithAllThatNamesIt()
    {
        Write("users.csv", Header, "U1,Ann,,Platform,SENIOR,5,soon,40", "U2,Ben,,Platform,JUNIOR,1,2024-01-01,40");

        var report = await CollectAsync();

        var people = report.Systems.Single().Kinds.Single(k => k.Kind == RecordKind.People);
        Assert.Equal((1, 0), (people.Rejected, people.Removed));
        Assert.Equal("hire_date: 'soon' is not a date; write it as 2026-11-30.", Assert.Single(people.Examples.Select(e => $"{e.Column}: {e.Reason}")));
        var data = await _workforce.Store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(["U1", "U2"], data.People.Select(p => p.Id));
        Assert.Equal(2, data.Skills.Count);
    }

    [Fact]
    public async Task Collect_ARowLacksAField_RemovesNothingOfItsKindAndSaysSo()
    {
        Write("users.csv", Header, "U1,Ann,Platform,SENIOR,5,2020-01-01,40");

        var report = await CollectAsync();

        var people = report.Systems.Single().Kinds.Single(k => k.Kind == RecordKind.People);
        Assert.Equal("1 row of People at csv could not be read, not even its key, so it is not known what is gone and none was removed.", people.Remark);
        Assert.Equal(2, (await _workforce.Store.ReadAllAsync(CancellationToken.None)).People.Count);
    }

    [Fact]
    public async Task Collect_ARowIsGone_RemovesTheRecord()
    {
        Write("users.csv", Header, "U2,Ben,,Platform,JUNIOR,1,2024-01-01,40");

        await CollectAsync();

        Assert.Equal("U2", Assert.Single((await _workforce.Store.ReadAllAsync(CancellationToken.None)).People).Id);
    }

    private Task<CollectionReport> CollectAsync() => _workforce.Get<Aggregator>().CollectAsync(new CollectionOptions(IsFull: true), null, CancellationToken.None);

    private void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(_folder, file), lines);

    private static void AssertClean(CollectionReport report) =>
        Assert.All(report.Systems.Single().Kinds, k => Assert.True(k is { Failure: null, Rejected: 0, Waiting: 0 }, $"{k.Kind}: {k.Failure} {string.Join("; ", k.Examples)}"));
}
