using System.Globalization;
using ChatOps.Workforce.Sources.Fields;
using CsvHelper;

namespace ChatOps.Workforce.Sources.Csv;

/// <summary>Writes a source as the folder that <see cref="CsvWorkforceSource"/> reads (design document §8.2), row by row.</summary>
public static class CsvExport
{
    /// <summary>The document's own five files (§8.2, §8.3).</summary>
    private static readonly Dictionary<RecordKind, string> DocumentFiles = new()
    {
        [RecordKind.People] = "synthetic_data_users.csv",
        [RecordKind.Skills] = "synthetic_data_user_skills.csv",
        [RecordKind.WorkItems] = "synthetic_data_tasks.csv",
        [RecordKind.Assignments] = "synthetic_data_assignments.csv",
        [RecordKind.Outcomes] = "synthetic_data_task_outcomes.csv",
    };

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Where to; made if it is not there. Files of the same names are replaced.</param>
    /// <param name="documentNames">Whether the document's five files are written, under its names, instead of all of ours.</param>
    /// <returns>Rows by file.</returns>
    public static async Task<IReadOnlyList<(string File, long Rows)>> RunAsync(IWorkforceSource source, string folder, bool documentNames, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var written = new List<(string, long)>();
        foreach (var kind in (await source.OpenAsync(cancellationToken)).Order())
        {
            var name = documentNames ? DocumentFiles.GetValueOrDefault(kind) : CsvLayout.Files.Single(f => f.Kind == kind).Name;
            if (name is not null)
                written.Add((name, await WriteAsync(source, kind, Path.Combine(folder, name), cancellationToken)));
        }

        return written;
    }

    private static async Task<long> WriteAsync(IWorkforceSource source, RecordKind kind, string path, CancellationToken cancellationToken)
    {
        // The estimate is a database's help for outcomes without a rating, no field of the export.
        var columns = RecordFields.Of(kind).Columns.Take(kind == RecordKind.Outcomes ? 7 : int.MaxValue).ToArray();
        await using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        foreach (var column in columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        var rows = 0L;
        await foreach (var row in source.ReadAsync(kind, cancellationToken))
        {
            if (row.Record is null)
                continue;
            foreach (var value in RecordFields.Write(row.Record).Take(columns.Length))
                csv.WriteField(value is null ? "" : FieldText.Of(value));
            await csv.NextRecordAsync();
            rows++;
        }

        return rows;
    }
}
