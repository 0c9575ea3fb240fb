using System.CommandLine;
using System.Globalization;
using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>collect</c>: pulls the company from the connected systems and prints what became of each.</summary>
internal static class CollectCommand
{
    /// <summary>Rejected rows printed per kind.</summary>
    private const int PrintedExamples = 3;

    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = $"One system: {string.Join(", ", SystemNames.All)} (default: all that are connected)." };
        source.AcceptOnlyFromAmong([.. SystemNames.All]);
        var full = new Option<bool>("--full") { Description = "Reads everything anew, and removes what is gone at the sources. Without it: what has changed." };
        var command = new Command("collect", "Collects people, skills, tasks and workloads from the connected systems (configuration section Sources).") { source, full };
        command.SetAction((parsed, cancellationToken) => RunAsync(new CollectionOptions(parsed.GetValue(source), parsed.GetValue(full)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CollectionOptions options, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
        var report = await host.Services.GetRequiredService<Aggregator>().CollectAsync(options, progress: null, cancellationToken);
        Print(report);
        return report.Failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Print(CollectionReport report)
    {
        if (report.ReplacedPeople > 0)
            Terminal.Out.WriteLine($"The generated company of {report.ReplacedPeople:N0} people made room.");
        var table = new Table().Border(TableBorder.Simple).AddColumn("System").AddColumn("Kind");
        foreach (var heading in new[] { "Read", "Merged", "Unchanged", "Rejected", "Waiting", "Removed" })
            table.AddColumn(heading, c => c.RightAligned());
        foreach (var system in report.Systems)
        {
            foreach (var kind in system.Kinds)
            {
                table.AddRow([system.System, kind.Kind.ToString(), .. new[] { kind.Read, kind.Merged, kind.Unchanged, kind.Rejected, kind.Waiting, kind.Removed }
                    .Select(n => n.ToString("N0", CultureInfo.InvariantCulture))]);
            }
        }

        Terminal.Out.Write(table);
        foreach (var system in report.Systems)
            Print(system);
        Print(report.Quality);
        Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0.0} s; {report.TrainingRows:N0} new rows to train on."));
    }

    private static void Print(QualityReport quality)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Quality").AddColumn("Score", c => c.RightAligned()).AddColumn("What it looked at");
        foreach (var check in quality.Checks)
            table.AddRow(check.Name, check.Score is { } score ? score.ToString("0.00", CultureInfo.InvariantCulture) + (check.Passes ? "" : " (too low)") : "not known", Markup.Escape(check.Basis));
        Terminal.Out.Write(table);
        Terminal.Out.WriteLine(quality.Sentence);
    }

    private static void Print(SystemReport system)
    {
        var since = system.LastSuccess is { } success ? string.Create(CultureInfo.InvariantCulture, $"its data is of {success.LocalDateTime:yyyy-MM-dd HH:mm}") : "none of its data was ever whole";
        Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{system.System}: {(system.IsStale ? "stale, " : "")}{since}; {system.Seconds:0.0} s"));
        foreach (var failure in system.Kinds.Select(k => k.Failure).OfType<string>().Distinct())
            Console.Error.WriteLine(failure);
        foreach (var kind in system.Kinds)
        {
            if (kind.Remark is not null)
                Console.Error.WriteLine(kind.Remark);
            foreach (var example in kind.Examples.Take(PrintedExamples))
                Console.Error.WriteLine($"{example.Place}, row {example.Line}, {example.Column}: {example.Reason}");
            var rest = kind.Rejected + kind.Waiting - Math.Min(kind.Examples.Count, PrintedExamples);
            if (rest > 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {rest:N0} more {kind.Kind} of {system.System}."));
        }
    }
}
