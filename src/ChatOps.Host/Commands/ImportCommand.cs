using System.CommandLine;
using System.Globalization;
using ChatOps.Learning;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>import</c>: fills the store from a CSV folder or with a generated company, and trains on it.</summary>
internal static class ImportCommand
{
    /// <summary>Rejected rows that are printed; --rejected writes all of them.</summary>
    private const int PrintedRejections = 10;

    public static Command Create() => new("import", "Fills the store. Importing the same again changes nothing.") { Csv(), Synthetic() };

    private static Command Csv()
    {
        var folder = new Argument<string>("folder") { Description = "Folder with users.csv, tasks.csv and, where there are any, the other files." };
        var rejected = new Option<string?>("--rejected") { Description = "File to write every rejected row to (default: the first ten are printed)." };
        var command = new Command("csv", "Imports a folder of CSV files. Rows that can't be used are reported; the rest is imported.") { folder, rejected };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            _ => new CsvWorkforceSource(parsed.GetValue(folder)!), parsed.GetValue(rejected), cancellationToken));
        return command;
    }

    private static Command Synthetic()
    {
        var defaults = new SyntheticCompanyOptions { Today = default };
        var people = NumberOption.Create("--people", "Number of people", defaults.People, least: 1, most: 100_000);
        var tasks = NumberOption.Create("--tasks", "Number of tasks, the newest fifth of them open", defaults.WorkItems, least: 1, most: 1_000_000);
        var seed = NumberOption.Create("--seed", "The same seed on the same day makes the same company", defaults.Seed, least: 0, most: int.MaxValue);
        var command = new Command("synthetic", "Generates a company to try with.") { people, tasks, seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            time => new SyntheticWorkforceSource(new SyntheticCompanyOptions
            {
                People = parsed.GetValue(people),
                WorkItems = parsed.GetValue(tasks),
                Seed = parsed.GetValue(seed),
                Today = DateOnly.FromDateTime(time.GetLocalNow().DateTime),
            }),
            rejectedPath: null,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Func<TimeProvider, IWorkforceSource> source, string? rejectedPath, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        var services = host.Services;
        await services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);

        await using var rejected = rejectedPath is null ? null : new StreamWriter(rejectedPath);
        var options = new ImportOptions { OnRejection = r => rejected?.WriteLine(Describe(r)) };
        var report = await ProgressBar.RunAsync("Importing", progress => services.GetRequiredService<WorkforceImport>().RunAsync(
            source(services.GetRequiredService<TimeProvider>()), options, progress, cancellationToken));
        Print(report, rejectedPath);

        var model = (await services.GetRequiredService<ModelTrainer>().TrainAsync(
            new TrainingRequest { By = "import", Compares = false, Promotion = PromotionRule.Always }, progress: null, cancellationToken)).Ranking!.Model;
        Terminal.Out.WriteLine(TrainCommand.Describe(model));
        return report.Failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Print(ImportReport report, string? rejectedPath)
    {
        if (report.ReplacedPeople > 0)
            Terminal.Out.WriteLine($"The generated company of {report.ReplacedPeople:N0} people made room.");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("File");
        foreach (var heading in new[] { "Read", "Written", "Unchanged", "Rejected" })
            table.AddColumn(heading, c => c.RightAligned());
        foreach (var file in report.Files)
            table.AddRow([file.Place, .. new[] { file.Read, file.Written, file.Unchanged, file.Rejected }.Select(n => n.ToString("N0", CultureInfo.InvariantCulture))]);
        Terminal.Out.Write(table);

        foreach (var failed in report.Files.Where(f => f.Failure is not null))
            Console.Error.WriteLine($"{failed.Place} was not imported: {failed.Failure}");
        var rejections = report.Files.SelectMany(f => f.Rejections).ToArray();
        foreach (var rejection in rejections.Take(PrintedRejections))
            Console.Error.WriteLine(Describe(rejection));
        var rest = report.Files.Sum(f => f.Rejected) - Math.Min(rejections.Length, PrintedRejections);
        if (rest > 0)
            Console.Error.WriteLine(rejectedPath is null ? $"... and {rest:N0} more; --rejected FILE writes them all." : $"... and {rest:N0} more in {rejectedPath}.");
    }

    private static string Describe(Rejection r) => $"{r.Place}, line {r.Line}, {r.Column}: {r.Reason}";
}
