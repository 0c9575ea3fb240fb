using System.CommandLine;
using System.Globalization;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;

namespace ChatOps.Host.Commands;

/// <summary><c>audit</c>: whether the audit is what was written, and its lines as a file.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Verifies the audit, and writes it to a file.") { Verify(), Export() };

    private static Command Verify()
    {
        var mark = new Option<string?>("--mark") { Description = "PLACE:HASH that an earlier verification printed and that was kept elsewhere; shows whether the whole audit was written anew." };
        var command = new Command("verify", "Goes through the chain of hashes and names the first line that was changed, removed or inserted. Exit code 1 if there is one.") { mark };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var known = parsed.GetValue(mark) is { } text ? AuditMark.Parse(text) ?? throw new RefusedException($"'{text}' is no mark; write it as verify printed it, e.g. 1204:9f2c...") : null;
            using var host = HostComposition.BuildForVerb();
            await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
            var result = await host.Services.GetRequiredService<IAuditLedger>().VerifyAsync(known, cancellationToken);
            foreach (var sentence in AuditSentences.Of(result))
                Console.Out.WriteLine(sentence);
            return result.Fault is null ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command Export()
    {
        var from = new Option<string>("--from") { Description = "First day (UTC), e.g. 2026-11-01.", Required = true };
        var to = new Option<string>("--to") { Description = "Last day (UTC), e.g. 2026-11-30.", Required = true };
        var file = new Argument<string>("file") { Description = "File to write: .csv or .jsonl." };
        var command = new Command("export", "Writes the lines of some days, oldest first.") { from, to, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (first, last) = (DayOf(parsed.GetRequiredValue(from)), DayOf(parsed.GetRequiredValue(to)));
            if (last < first)
                throw new RefusedException($"--to {last:O} is before --from {first:O}.");
            var path = parsed.GetRequiredValue(file);
            var format = AuditFormat.Of(path) ?? throw new RefusedException($"{Path.GetFileName(path)} must end in .csv or .jsonl; that decides what is written.");
            using var host = HostComposition.BuildForVerb();
            await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
            await using var whole = new WholeFile(path);
            var lines = host.Services.GetRequiredService<IAuditLedger>().ReadAsync(StartOf(first), EndOf(last), cancellationToken);
            var count = await format(lines, whole.Writer);
            await whole.CommitAsync();
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} lines written."));
            return ExitCode.Done;
        });
        return command;
    }

    private static DateOnly DayOf(string text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new RefusedException($"'{text}' is no day; write it as 2026-11-30.");

    /// <summary>Where the next day begins; the last day there is has none.</summary>
    private static DateTime EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : StartOf(day.AddDays(1));

    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
