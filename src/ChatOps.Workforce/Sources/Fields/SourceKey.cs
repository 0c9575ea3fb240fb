namespace ChatOps.Workforce.Sources.Fields;

/// <summary>A key of one or two columns as one text.</summary>
internal static class SourceKey
{
    /// <summary>No id has control characters.</summary>
    private const char Between = '\u001f';

    public static string Join(string first, string second) => $"{first}{Between}{second}";

    public static (string First, string Second) Split(string? key)
    {
        if (key is null)
            return ("", "");
        var at = key.IndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? (key, "") : (key[..at], key[(at + 1)..]);
    }
}
