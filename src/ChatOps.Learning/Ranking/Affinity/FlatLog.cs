using System.Globalization;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;

namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>A flat log: one row per task, who did it and when.</summary>
/// <param name="Rows">The rows that can be used, in the file's order.</param>
/// <param name="Rejections">The rows that can't.</param>
public sealed record FlatLog(IReadOnlyList<FlatLogRow> Rows, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>Reads a log.</summary>
    /// <param name="path">CSV file: UTF-8, comma, header.</param>
    /// <param name="map">Which column is which.</param>
    /// <param name="needsPerson">Whether the person's column must be there; tasks that are to be ranked need none.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="SourceRefusedException">The file is missing, is no text, or lacks a column.</exception>
    public static async Task<FlatLog> ReadAsync(string path, FlatLogMap map, bool needsPerson, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new SourceRefusedException($"There is no file {path}.");
        try
        {
            using var rows = new CsvRows(path);
            return await new LogParser(Path.GetFileName(path), map, needsPerson).ParseAsync(rows, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new SourceRefusedException($"{path} can't be read: {e.Message}", e);
        }
    }

    private sealed class LogParser(string file, FlatLogMap map, bool needsPerson)
    {
        private readonly List<FlatLogRow> _rows = [];
        private readonly List<Rejection> _rejections = [];

        public async Task<FlatLog> ParseAsync(CsvRows rows, CancellationToken cancellationToken)
        {
            if (!await rows.ReadAsync())
                throw new SourceRefusedException($"{file} is empty; its first line must name the columns.");
            var header = rows.Fields.Select(c => c.Trim()).ToArray();
            var (task, opened) = (Needed(header, map.Task), Needed(header, map.Opened));
            var person = needsPerson ? Needed(header, map.Person) : Array.IndexOf(header, map.Person);
            var resolved = map.Resolved is null ? -1 : needsPerson ? Needed(header, map.Resolved) : Array.IndexOf(header, map.Resolved);
            var team = map.Team is null ? -1 : Array.IndexOf(header, map.Team);
            var text = map.Text.Select(c => Needed(header, c)).ToArray();
            var categories = map.Categories.Select(c => Needed(header, c)).ToArray();

            while (await rows.ReadAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (fields, line) = (rows.Fields, rows.Line);
                if (fields.Length != header.Length)
                    Reject(line, header[Math.Min(fields.Length, header.Length - 1)], $"The row has {fields.Length} fields, the header {header.Length}.");
                else if (Field(fields, task) is not { } id)
                    Reject(line, map.Task, "It is empty, and it is needed.");
                else if (!TryDay(Field(fields, opened), out var openedAt))
                    Reject(line, map.Opened, $"'{Shorten(fields[opened])}' is not a moment; write it as 2026-11-30 14:05.");
                else if (Field(fields, resolved) is { } end && !TryDay(end, out _))
                    Reject(line, map.Resolved!, $"'{Shorten(end)}' is not a moment; write it as 2026-11-30 14:05.");
                else
                    _rows.Add(new FlatLogRow(
                        id,
                        openedAt,
                        Day(Field(fields, resolved)),
                        Field(fields, person),
                        [.. categories.Select(c => fields[c].Trim())],
                        Field(fields, team),
                        string.Join('\n', text.Select(c => fields[c]))));
            }

            return new FlatLog(_rows, _rejections);
        }

        private int Needed(string[] header, string column)
        {
            var at = Array.IndexOf(header, column);
            return at >= 0 ? at : throw new SourceRefusedException($"{file} lacks the column {column}, which the map names.");
        }

        private static string? Field(string[] fields, int at) => at >= 0 && fields[at].Trim() is { Length: > 0 } field ? field : null;

        private static double? Day(string? field) => TryDay(field, out var day) ? day : null;

        private static bool TryDay(string? field, out double day)
        {
            var parsed = DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
            day = parsed ? moment.UtcDateTime.Ticks / (double)TimeSpan.TicksPerDay : 0;
            return parsed;
        }

        private static string Shorten(string value) => value.Length > 40 ? value[..40] + "..." : value;

        private void Reject(long line, string column, string reason) => _rejections.Add(new Rejection(file, line, column, reason));
    }
}
