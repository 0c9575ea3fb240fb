using System.Globalization;
using System.Text;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Reports;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatOps.Host.Dashboard;

/// <summary>The audit as a CSV file, read part by part. Values that a spreadsheet would run as a formula are escaped.</summary>
internal sealed class AuditExport(IStoreReports reports)
{
    /// <summary>Most lines of one file.</summary>
    public const int Most = 100_000;

    private const int Part = 1_000;

    private static readonly string[] Columns = ["id", "at_utc", "who", "role", "function", "arguments", "outcome", "planner", "ranking_version", "conversation", "event"];

    /// <summary>Writes the lines that a filter lets through, the newest first.</summary>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    public async Task<int> WriteAsync(AuditQuery filter, Stream to, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape });
        foreach (var column in Columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        var (written, before) = (0, (long?)null);
        while (written < Most)
        {
            var lines = await reports.ReadAuditBelowAsync(filter, before, Math.Min(Part, Most - written), cancellationToken);
            foreach (var line in lines)
            {
                foreach (var value in Row(line))
                    csv.WriteField(value);
                await csv.NextRecordAsync();
            }

            written += lines.Count;
            if (lines.Count < Part)
                break;
            before = lines[^1].Id;
        }

        return written;
    }

    private static string[] Row(AuditRecord line) =>
    [
        line.Id.ToString(CultureInfo.InvariantCulture), line.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), line.SpeakerId, line.Role, line.Function, line.Arguments,
        line.Outcome, line.Planner, line.RankingVersion.ToString(CultureInfo.InvariantCulture), line.ConversationId, line.EventId,
    ];
}
