using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Sources.Csv;

/// <summary>A folder of CSV files (UTF-8, comma, header), streamed. Which files and columns: <see cref="CsvLayout"/>.</summary>
/// <param name="folder">The folder.</param>
public sealed class CsvWorkforceSource(string folder) : IWorkforceSource
{
    public string Name => "csv";

    public async Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(folder))
            throw new SourceRefusedException($"{folder} is a file; name the folder that holds users.csv and tasks.csv.");
        if (!Directory.Exists(folder))
            throw new SourceRefusedException($"There is no folder {folder}.");

        var kinds = new List<RecordKind>();
        foreach (var file in CsvLayout.Files)
        {
            if (File.Exists(PathOf(file)))
            {
                await CheckHeaderAsync(file, cancellationToken);
                kinds.Add(file.Kind);
            }
            else if (file.IsNeeded)
            {
                throw new SourceRefusedException(
                    $"{folder} has no {file.Name}. Needed are {string.Join(" and ", CsvLayout.Files.Where(f => f.IsNeeded).Select(f => f.Name))}.");
            }
        }

        return kinds;
    }

    public async IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = CsvLayout.Files.Single(f => f.Kind == kind);
        using var rows = new CsvRows(PathOf(file));
        await rows.ReadAsync();
        var header = rows.Fields;
        var row = new FieldValues(ColumnsOf(header));
        while (await rows.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read(file, row, rows.Fields, header, rows.Line);
        }
    }

    /// <summary>
    /// Streams the rows of one kind as they stand in the file. A row that has more or fewer fields than the header has no values: nobody knows which is which.
    /// </summary>
    internal async IAsyncEnumerable<FieldRow> ReadFieldsAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (file, fields) = (CsvLayout.Files.Single(f => f.Kind == kind), RecordFields.Of(kind).Columns);
        using var rows = new CsvRows(PathOf(file));
        await rows.ReadAsync();
        var header = rows.Fields;
        var columns = ColumnsOf(header);
        int[] places = [.. fields.Select(f => columns.GetValueOrDefault(f, -1))];
        while (await rows.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Uneven(file, rows.Fields, header, rows.Line) is { } rejection
                ? new FieldRow(file.Name, rows.Line, new object?[places.Length], rejection)
                : new FieldRow(file.Name, rows.Line, [.. places.Select(p => p < 0 ? null : rows.Fields[p].Trim() is { Length: > 0 } field ? field : null)]);
        }
    }

    private static SourceRow Read(CsvFile file, FieldValues row, string[] fields, string[] header, long line)
    {
        if (Uneven(file, fields, header, line) is { } rejection)
            return new SourceRow(file.Name, line, null, rejection);
        try
        {
            row.Fields = fields;
            return new SourceRow(file.Name, line, file.Read(row), null);
        }
        catch (FieldException e)
        {
            return new SourceRow(file.Name, line, null, e.Problem.In(file.Name, line, row.KeyOf(RecordFields.Of(file.Kind))));
        }
    }

    private static Rejection? Uneven(CsvFile file, string[] fields, string[] header, long line) => fields.Length == header.Length
        ? null
        : new Rejection(file.Name, line, header[Math.Min(fields.Length, header.Length - 1)].Trim(), $"The row has {fields.Length} fields, the header {header.Length}.");

    private static FrozenDictionary<string, int> ColumnsOf(string[] header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
            columns.TryAdd(header[i].Trim(), i);
        return columns.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private async Task CheckHeaderAsync(CsvFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] header;
        try
        {
            if (HasNoLength(PathOf(file)))
                throw Empty(file);
            using var rows = new CsvRows(PathOf(file));
            if (!await rows.ReadAsync())
                throw Empty(file);
            header = rows.Fields;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SourceRefusedException($"{file.Name} can't be read: {e.Message}", e);
        }

        if (header.Any(column => column.Contains('\0', StringComparison.Ordinal)))
            throw new SourceRefusedException($"{file.Name} is not a text file.");
        var names = header.Select(column => column.Trim()).ToArray();
        var missing = file.NeededColumns.Except(names, StringComparer.OrdinalIgnoreCase).ToArray();
        if (missing.Length > 0)
        {
            throw new SourceRefusedException(
                $"{file.Name} lacks the column{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing)}. Nothing was imported.");
        }

        if (names.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SourceRefusedException($"{file.Name} has the column {twice.Key} twice. Nothing was imported.");
    }

    private static SourceRefusedException Empty(CsvFile file) => new($"{file.Name} is empty; its first line must name the columns {string.Join(", ", file.NeededColumns)}.");

    /// <summary>So it is with pipes and devices too, and reading one might never end.</summary>
    private static bool HasNoLength(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length == 0;

    private string PathOf(CsvFile file) => Path.Combine(folder, file.Name);
}
