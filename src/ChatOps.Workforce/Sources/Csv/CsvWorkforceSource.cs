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

    private static SourceRow Read(CsvFile file, FieldValues row, string[] fields, string[] header, long line)
    {
        if (fields.Length != header.Length)
        {
            var column = header[Math.Min(fields.Length, header.Length - 1)].Trim();
            return Rejected(file, line, new RecordProblem(column, $"The row has {fields.Length} fields, the header {header.Length}."), null);
        }

        try
        {
            row.Fields = fields;
            return new SourceRow(file.Name, line, file.Read(row), null);
        }
        catch (FieldException e)
        {
            return Rejected(file, line, e.Problem, row.KeyOf(RecordFields.Of(file.Kind)));
        }
    }

    private static SourceRow Rejected(CsvFile file, long line, RecordProblem problem, string? key) => new(file.Name, line, null, problem.In(file.Name, line, key));

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
