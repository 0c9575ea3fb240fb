namespace ChatOps.Cvs.Documents.Layout;

/// <summary>E-mail addresses and links that a narrow column broke.</summary>
internal static class Addresses
{
    /// <summary>Longest piece of an ending that goes on in the next line: "c" and "om", "." and "com".</summary>
    private const int LongestRest = 4;

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "io", "dev", "edu", "gov", "info", "me", "app", "ai", "de", "fr", "es", "it", "uk", "ch", "at", "nl", "be", "pl", "ro", "eu", "in", "us", "ca",
    };

    /// <summary>The address that a line consists of, or null where it is none.</summary>
    public static string? OpenEnd(string line)
    {
        var word = line.Trim();
        if (word.Contains(' ', StringComparison.Ordinal))
            return null;
        return word.Contains('@', StringComparison.Ordinal) || word.StartsWith("http", StringComparison.OrdinalIgnoreCase) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.Length > 12 && word.IndexOf('.', StringComparison.Ordinal) is > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/' or '_') ? word : null;
    }

    /// <summary>Whether a line is a phone number and nothing else.</summary>
    public static bool IsNumber(string line) => !line.Any(char.IsLetter) && line.Count(char.IsAsciiDigit) >= 7;

    /// <summary>Whether the next line is the rest of an address.</summary>
    public static bool GoesOn(string address, string next)
    {
        var rest = next.Trim();
        if (rest.Length == 0 || rest.Contains(' ', StringComparison.Ordinal) || rest.Contains('@', StringComparison.Ordinal) && address.Contains('@', StringComparison.Ordinal))
            return false;
        if (!rest.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '_' or '@' or '?' or '=' or '#' or '%'))
            return false;
        var dot = address.LastIndexOf('.');
        var ending = address[(dot + 1)..];
        var slash = address.IndexOf('/', address.Contains("://", StringComparison.Ordinal) ? address.IndexOf("://", StringComparison.Ordinal) + 3 : 0);
        if (slash > 0 && address[^1] is '/' or '-' or '_')
            return true;
        if (dot > 0 && Endings.Contains(ending) || slash > 0)
            return false;
        return dot < 0 || ending.Length == 0 || address[^1] is '@' or '-' || rest.Length <= LongestRest || rest.Contains('.', StringComparison.Ordinal);
    }
}
