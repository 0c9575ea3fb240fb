using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Taxonomy;

/// <summary>Names of skills with their aliases, from Words/skills.txt. Maps what a CV says to one name; the CV's own words are kept beside it.</summary>
public sealed partial class SkillTaxonomy
{
    /// <summary>Most words that a name has.</summary>
    private const int LongestName = 6;

    /// <summary>Names that are everyday words, so they count only in a list of skills, never in running text.</summary>
    private static readonly HashSet<string> Everyday = WordFile.Read("everyday")["word"].ToHashSet(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private SkillTaxonomy(IEnumerable<string> lines)
    {
        var count = 0;
        foreach (var line in lines)
        {
            if (line.StartsWith('['))
                continue;
            var names = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (names.Length == 0)
                continue;
            count++;
            foreach (var name in names)
                _names.TryAdd(Folding.Key(name), names[0]);
        }

        Count = count;
    }

    /// <summary>The one that comes with the program.</summary>
    public static SkillTaxonomy Standard { get; } = new(WordFile.Lines("skills"));

    /// <summary>How many skills it knows, aliases not counted.</summary>
    public int Count { get; }

    /// <summary>The name of a skill, or null where it isn't known. Versions, years and what stands in brackets don't matter.</summary>
    public string? Find(string text)
    {
        if (text.Length > 80)
            return null;
        if (_names.TryGetValue(Folding.Key(text), out var name))
            return name;
        var outside = Bracket().Replace(text, " ");
        if (_names.TryGetValue(Folding.Key(outside), out name))
            return name;
        var inside = Bracket().Match(text);
        if (inside.Success && _names.TryGetValue(Folding.Key(inside.Value), out name))
            return name;
        var versionless = Version().Replace(Folding.Key(outside), "");
        return versionless.Length > 0 && _names.TryGetValue(versionless, out name) ? name : null;
    }

    /// <summary>Skills named in running text, in order, each once. Names that are everyday words are left out.</summary>
    internal List<string> Mentioned(string text)
    {
        var found = new List<string>();
        var words = Folding.Key(text).Split(' ');
        for (var at = 0; at < words.Length;)
        {
            var taken = 1;
            for (var n = Math.Min(LongestName, words.Length - at); n > 0; n--)
            {
                var key = n == 1 ? words[at] : string.Join(' ', words, at, n);
                if (key.Length < 2 || Everyday.Contains(key) || !_names.TryGetValue(key, out var name))
                    continue;
                if (!found.Contains(name))
                    found.Add(name);
                taken = n;
                break;
            }

            at += taken;
        }

        return found;
    }

    [GeneratedRegex(@"\s*[(（\[][^)）\]]*[)）\]]\s*")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+(v?\d[\d.x]*\+?|\d{4})$|(?<=[a-z])\d$")]
    private static partial Regex Version();
}
