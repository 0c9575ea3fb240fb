using System.Collections.Frozen;
using System.Globalization;

namespace ChatOps.Workforce.Sources.Fields;

/// <summary>The fields of one row, read as what they should be: text as a file has it, or values as a database gives them.</summary>
internal sealed class FieldValues(FrozenDictionary<string, int> columns)
{
    /// <summary>Longest field that is taken over, in characters.</summary>
    private const int MaxFieldLength = 10_000;

    /// <summary>How much of a value at fault is quoted in the reason.</summary>
    private const int QuotedLength = 40;

    /// <summary>The fields of the current row.</summary>
    public IReadOnlyList<object?> Fields { get; set; } = [];

    public string Text(string column) => TextOrNull(column) ?? throw new FieldException(column, "It is empty, and it is needed.");

    public string? TextOrNull(string column)
    {
        if (ValueOf(column) is not { } value)
            return null;
        var field = FieldText.Of(value).Trim();
        if (field.Length > MaxFieldLength)
            throw new FieldException(column, $"It has {field.Length:N0} characters; at most {MaxFieldLength:N0} are taken.");
        // Where a database hands out bytes that are no text, the driver puts this sign in their place.
        if (field.Contains('\uFFFD', StringComparison.Ordinal))
            throw new FieldException(column, "It is not valid UTF-8 text.");
        return field.Length == 0 ? null : field;
    }

    public double Number(string column) => NumberOrNull(column) ?? throw new FieldException(column, "It is empty, and a number is needed.");

    public double NumberOr(string column, double otherwise) => NumberOrNull(column) ?? otherwise;

    public double? NumberOrNull(string column)
    {
        switch (ValueOf(column))
        {
            case double given when double.IsFinite(given): return given;
            case int given: return given;
            case long given: return given;
            case decimal given: return (double)given;
        }

        if (TextOrNull(column) is not { } field)
            return null;
        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FieldException(column, "is not a number; write it as 12.5.", Quote(field));
    }

    public int Whole(string column)
    {
        var number = Number(column);
        return number == Math.Floor(number) && Math.Abs(number) < int.MaxValue
            ? (int)number
            : throw new FieldException(column, "is not a whole number.", Quote(Text(column)));
    }

    public DateOnly Date(string column) => DateOrNull(column) ?? throw new FieldException(column, "It is empty, and a date is needed.");

    public DateOnly? DateOrNull(string column)
    {
        switch (ValueOf(column))
        {
            case DateTime moment: return DateOnly.FromDateTime(moment);
            case DateOnly day: return day;
        }

        if (TextOrNull(column) is not { } field)
            return null;
        if (DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        // A full timestamp: its date part, as written.
        if (field.Length > 10 && field[10] is 'T' or ' '
            && DateOnly.TryParseExact(field.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return date;
        throw new FieldException(column, "is not a date; write it as 2026-11-30.", Quote(field));
    }

    public TEnum Word<TEnum>(string column)
        where TEnum : struct, Enum => Parse<TEnum>(column, Text(column));

    public TEnum WordOr<TEnum>(string column, TEnum otherwise)
        where TEnum : struct, Enum => TextOrNull(column) is { } field ? Parse<TEnum>(column, field) : otherwise;

    public bool YesNoOr(string column, bool otherwise) => TextOrNull(column)?.ToUpperInvariant() switch
    {
        null => otherwise,
        "TRUE" or "T" or "YES" or "Y" or "1" => true,
        "FALSE" or "F" or "NO" or "N" or "0" => false,
        var other => throw new FieldException(column, "is neither true nor false.", Quote(other)),
    };

    /// <summary>The key of the row; null where it has none.</summary>
    public string? KeyOf(RecordFields fields) => fields.KeyOf([.. fields.Columns.Take(fields.KeyColumns).Select(ValueOf)]);

    private object? ValueOf(string column) => columns.TryGetValue(column, out var at) ? Fields[at] : null;

    private static TEnum Parse<TEnum>(string column, string field)
        where TEnum : struct, Enum => DataWords<TEnum>.TryParse(field, out var value)
        ? value
        : throw new FieldException(column, $"is not one of {string.Join(", ", DataWords<TEnum>.All)}.", Quote(field));

    private static string Quote(string value) => $"'{(value.Length > QuotedLength ? value[..QuotedLength] + "..." : value)}'";
}
