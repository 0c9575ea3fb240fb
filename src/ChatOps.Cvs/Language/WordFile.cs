using System.Reflection;

namespace ChatOps.Cvs.Language;

/// <summary>Reads the word lists of this project: lines of <c>kind: word | word | ...</c>, comments behind #.</summary>
internal static class WordFile
{
    /// <summary>Words by kind, in the order of the file.</summary>
    public static ILookup<string, string> Read(string name) => Lines(name)
        .Select(l => l.Split(':', 2))
        .Where(p => p.Length == 2)
        .SelectMany(p => p[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => (Kind: p[0].Trim(), Word: w)))
        .ToLookup(p => p.Kind, p => p.Word, StringComparer.Ordinal);

    /// <summary>The lines of a list that aren't empty or comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"ChatOps.Cvs.Words.{name}.txt")
            ?? throw new InvalidOperationException($"The word list {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith("# ", StringComparison.Ordinal))
                lines.Add(line);
        }

        return lines;
    }
}
