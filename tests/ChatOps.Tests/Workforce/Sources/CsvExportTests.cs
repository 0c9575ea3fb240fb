using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources;

public sealed class CsvExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-export-").FullName;
    private readonly SyntheticWorkforceSource _source = new(new SyntheticCompanyOptions { People = 30, WorkItems = 120, Today = new DateOnly(2026, 11, 24) });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_EveryFile_ReadsBackAsTheSameCompany()
    {
        var files = await CsvExport.RunAsync(_source, _folder, documentNames: false, CancellationToken.None);

        var (read, report) = await WorkforceLoad.ReadAsync(new CsvWorkforceSource(_folder), CancellationToken.None);
        var (made, _) = await WorkforceLoad.ReadAsync(_source, CancellationToken.None);
        Assert.Equal(8, files.Count);
        Assert.All(report.Files, f => Assert.Equal(0, f.Rejected));
        Assert.Equal(files.Sum(f => f.Rows), report.Files.Sum(f => f.Read));
        Assert.Equal(made.Projects, read.Projects);
        Assert.Equal(made.People, read.People);
        Assert.Equal(made.Skills, read.Skills);
        Assert.Equal(made.WorkItems, read.WorkItems);
        Assert.Equal(made.SkillRequirements, read.SkillRequirements);
        Assert.Equal(made.Assignments, read.Assignments);
        Assert.Equal(made.Outcomes, read.Outcomes);
        Assert.Equal(made.Workloads, read.Workloads);
    }

    [Fact]
    public async Task Run_DocumentNames_WritesItsFiveFilesAlone()
    {
        var files = await CsvExport.RunAsync(_source, _folder, documentNames: true, CancellationToken.None);

        string[] expected =
            ["synthetic_data_assignments.csv", "synthetic_data_task_outcomes.csv", "synthetic_data_tasks.csv", "synthetic_data_user_skills.csv", "synthetic_data_users.csv"];
        Assert.Equal(expected, files.Select(f => f.File).Order(StringComparer.Ordinal));
        Assert.Equal(expected, Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            "assignment_id,completion_date,actual_hours,success_rating,quality_score,timeliness_score,feedback",
            File.ReadLines(Path.Combine(_folder, "synthetic_data_task_outcomes.csv")).First());
        Assert.Equal(31, File.ReadLines(Path.Combine(_folder, "synthetic_data_users.csv")).Count());
    }

    [Fact]
    public async Task Run_Cancelled_Stops() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CsvExport.RunAsync(_source, _folder, documentNames: false, new CancellationToken(canceled: true)));
}
