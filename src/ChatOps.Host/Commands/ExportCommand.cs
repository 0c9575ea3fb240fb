using System.CommandLine;
using System.Globalization;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Host.Commands;

/// <summary><c>export synthetic</c>: writes a generated company as CSV files.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var defaults = new SyntheticCompanyOptions { Today = default };
        var folder = new Argument<string>("folder") { Description = "Folder to write to; files of the same names are replaced." };
        var people = NumberOption.Create("--people", "Number of people", defaults.People, least: 1, most: 100_000);
        var tasks = NumberOption.Create("--tasks", "Number of tasks, the newest fifth of them open", defaults.WorkItems, least: 1, most: 1_000_000);
        var seed = NumberOption.Create("--seed", "The same seed on the same day makes the same company", defaults.Seed, least: 0, most: int.MaxValue);
        var document = new Option<bool>("--document-names") { Description = "Writes the design document's five files, synthetic_data_users.csv and so on, instead of all eight." };
        var command = new Command("synthetic", "Writes a generated company.") { folder, people, tasks, seed, document };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = new SyntheticWorkforceSource(new SyntheticCompanyOptions
            {
                People = parsed.GetValue(people),
                WorkItems = parsed.GetValue(tasks),
                Seed = parsed.GetValue(seed),
                Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
            });
            foreach (var (file, rows) in await CsvExport.RunAsync(source, parsed.GetValue(folder)!, parsed.GetValue(document), cancellationToken))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {rows:N0} rows"));
            return ExitCode.Done;
        });
        return new Command("export", "Writes CSV files.") { command };
    }
}
