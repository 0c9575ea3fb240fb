using System.Globalization;

namespace ChatOps.Cvs.Language;

/// <summary>Words for how well somebody can do something.</summary>
internal static class SkillLevels
{
    private static readonly Dictionary<string, int> Levels = WordFile.Read("levels")
        .SelectMany(g => g.Select(w => (Key: Folding.Key(w), Level: int.Parse(g.Key, CultureInfo.InvariantCulture))))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Level, StringComparer.Ordinal);

    /// <summary>1 (beginner) to 5 (master), or null where the text is no level.</summary>
    public static int? Of(string text)
    {
        var key = Folding.Key(text);
        if (Levels.TryGetValue(key, out var level))
            return level;
        // "Advanced level", "expert knowledge", "mid-level".
        foreach (var end in new[] { " level", " knowledge", " kenntnisse", " user", " skills", " understanding", " proficiency" })
        {
            if (key.EndsWith(end, StringComparison.Ordinal) && Levels.TryGetValue(key[..^end.Length], out level))
                return level;
        }

        return null;
    }
}
