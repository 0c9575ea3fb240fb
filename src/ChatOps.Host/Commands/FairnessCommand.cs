using System.CommandLine;
using ChatOps.Agent.Training;
using ChatOps.Learning.Fairness;
using ChatOps.Learning.Ranking;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>fairness</c>: whom the ranking recommends, by group, as a table and as a page to print.</summary>
internal static class FairnessCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "Folder for fairness.csv and fairness.html.", Required = true };
        var audit = new Option<string?>("--audit") { Description = "CSV of person_id and protected attributes, read for this report and never kept." };
        var command = new Command("fairness", "Audits whom the ranking recommends: selection and scoring rates, impact ratios, exposure, load, by group.") { folder, audit };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(folder), parsed.GetValue(audit), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? audit, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb(audit is null ? null : new Dictionary<string, string?> { [$"{FairnessFileOptions.Section}:AuditFile"] = audit });
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var ranking = await host.Services.GetRequiredService<RankingProvider>().GetAsync(cancellationToken);
        var report = await host.Services.GetRequiredService<FairnessReporter>().RunAsync(ranking, cancellationToken);
        Directory.CreateDirectory(folder);
        var (table, page) = (Path.Combine(folder, "fairness.csv"), Path.Combine(folder, "fairness.html"));
        await File.WriteAllTextAsync(table, FairnessCsv.Write(report), cancellationToken);
        await File.WriteAllTextAsync(page, FairnessHtml.Write(report), cancellationToken);
        Terminal.Out.WriteLine($"{report.Summary} Written: {table}, {page}.");
        foreach (var rejected in report.Rejected)
            await Console.Error.WriteLineAsync($"{rejected.Place}, line {rejected.Line}, {rejected.Column}: {rejected.Reason}");
        return ExitCode.Done;
    }
}
