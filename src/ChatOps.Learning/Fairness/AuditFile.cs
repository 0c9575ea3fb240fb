using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// Reads an audit file: CSV in UTF-8, <c>person_id</c> first and one column for each attribute, e.g. <c>person_id,sex,ethnicity</c>. An empty
/// field is not known. Bad rows are left out and named by their line; their values are not repeated, for they are nobody's business.
/// </summary>
public static class AuditFile
{
    private const string IdColumn = "person_id";

    /// <summary>Attributes of a file at most: every pair of them is looked at.</summary>
    public const int MostAttributes = 10;

    /// <summary>Different values of an attribute at most. More are no groups but, for example, dates of birth.</summary>
    public const int MostValues = 50;

    /// <summary>Longest value or name, in characters.</summary>
    public const int LongestValue = 100;

    private const int MostRows = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="SourceRefusedException">There is no such file, or it can't be used at all; the message says why.</exception>
    public static async Task<AuditRecords> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new SourceRefusedException($"There is no file {path}.");
        var name = Path.GetFileName(path);
        try
        {
            using var rows = new CsvRows(path);
            if (!await rows.ReadAsync())
                throw new SourceRefusedException($"{name} is empty. Its first line must be {IdColumn} and the names of attributes.");
            var attributes = Attributes(name, rows.Fields);
            var values = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
            var rejected = new List<Rejection>();
            while (await rows.ReadAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (values.Count + rejected.Count >= MostRows)
                    throw new SourceRefusedException($"{name} has more than {MostRows} rows.");
                if (Read(name, rows, attributes, values) is { } reason)
                    rejected.Add(reason);
            }

            for (var a = 0; a < attributes.Length; a++)
            {
                if (values.Values.Select(v => v[a]).OfType<string>().Distinct(StringComparer.Ordinal).Count() > MostValues)
                    throw new SourceRefusedException($"{name}: {attributes[a]} has more than {MostValues} different values. Give groups, not single values.");
            }

            return new AuditRecords(attributes, values, rejected);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceRefusedException($"{name} can't be read: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new SourceRefusedException(e.Message, e);
        }
    }

    private static string[] Attributes(string name, string[] header)
    {
        var names = header.Select(h => h.Trim()).ToArray();
        if (names.Length < 2 || !names[0].Equals(IdColumn, StringComparison.OrdinalIgnoreCase))
            throw new SourceRefusedException($"{name}: the first line must be {IdColumn} and the names of attributes, with commas between.");
        var attributes = names[1..];
        if (attributes.Any(a => a.Length is 0 or > LongestValue) || attributes.Distinct(StringComparer.OrdinalIgnoreCase).Count() < attributes.Length)
            throw new SourceRefusedException($"{name}: every attribute needs a name of its own of at most {LongestValue} characters.");
        return attributes.Length <= MostAttributes
            ? attributes
            : throw new SourceRefusedException($"{name} has {attributes.Length} attributes; give at most {MostAttributes}.");
    }

    /// <summary>Takes one row in, or says why not.</summary>
    private static Rejection? Read(string name, CsvRows rows, string[] attributes, Dictionary<string, IReadOnlyList<string?>> values)
    {
        Rejection Reject(string column, string reason) => new(name, rows.Line, column, reason);
        if (rows.Fields.Length != attributes.Length + 1)
            return Reject("", $"The row has {rows.Fields.Length} fields where the first line has {attributes.Length + 1}.");
        var id = rows.Fields[0].Trim();
        if (id.Length is 0 or > LongestValue)
            return Reject(IdColumn, "The id is missing or too long.");
        for (var a = 0; a < attributes.Length; a++)
        {
            if (rows.Fields[a + 1].Trim().Length > LongestValue)
                return Reject(attributes[a], $"The value is longer than {LongestValue} characters.");
        }

        return values.TryAdd(id, [.. rows.Fields.Skip(1).Select(f => f.Trim() is { Length: > 0 } value ? value : null)])
            ? null
            : Reject(IdColumn, $"'{id}' was there before; the first row counts.");
    }
}
