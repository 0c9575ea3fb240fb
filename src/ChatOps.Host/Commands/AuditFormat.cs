using System.Globalization;
using System.Text.Json;
using ChatOps.Workforce.Store.Conversations;
using CsvHelper;

namespace ChatOps.Host.Commands;

/// <summary>Lines of the audit as a file.</summary>
internal static class AuditFormat
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What writes files of this name; null for a name that says nothing.</summary>
    public static Func<IAsyncEnumerable<AuditRecord>, TextWriter, Task<long>>? Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => WriteCsvAsync,
        ".jsonl" => WriteJsonAsync,
        _ => null,
    };

    private static async Task<long> WriteCsvAsync(IAsyncEnumerable<AuditRecord> lines, TextWriter writer)
    {
        // Arguments hold words of people: what a spreadsheet would take for a formula is made text.
        await using var csv = new CsvWriter(writer, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = CsvHelper.Configuration.InjectionOptions.Escape }, leaveOpen: true);
        csv.WriteHeader<Row>();
        await csv.NextRecordAsync();
        var count = 0L;
        await foreach (var line in lines)
        {
            csv.WriteRecord(Row.Of(line));
            await csv.NextRecordAsync();
            count++;
        }

        return count;
    }

    private static async Task<long> WriteJsonAsync(IAsyncEnumerable<AuditRecord> lines, TextWriter writer)
    {
        var count = 0L;
        await foreach (var line in lines)
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(Row.Of(line), Json));
            count++;
        }

        return count;
    }

    private sealed record Row(
        long? Sequence, string At, string SpeakerId, string Role, string ConversationId, string EventId, string Function, string Arguments, string Planner, int RankingVersion, string Outcome, string? Hash)
    {
        public static Row Of(AuditRecord line) => new(
            line.Sequence, DateTime.SpecifyKind(line.At, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture), line.SpeakerId, line.Role, line.ConversationId, line.EventId,
            line.Function, line.Arguments, line.Planner, line.RankingVersion, line.Outcome, line.Hash is { } hash ? Convert.ToHexStringLower(hash) : null);
    }
}
