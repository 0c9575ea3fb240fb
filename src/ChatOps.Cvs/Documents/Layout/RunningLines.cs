using System.Text.RegularExpressions;

namespace ChatOps.Cvs.Documents.Layout;

/// <summary>Headers and footers: what stands at the same place of several pages is read once, page numbers not at all.</summary>
internal static partial class RunningLines
{
    public static List<TextLine> Remove(List<TextLine> lines, int pages)
    {
        if (pages < 2)
            return lines;
        var repeated = lines
            .GroupBy(l => (Digits().Replace(l.Text, "#"), Math.Round(l.Box.Top / 4)))
            .Where(g => g.Select(l => l.Page).Distinct().Count() >= Math.Max(2, (pages + 1) / 2) && g.First().Text.Length < 90)
            .ToArray();
        var gone = new HashSet<TextLine>(ReferenceEqualityComparer.Instance);
        foreach (var group in repeated)
        {
            if (!group.All(l => lines.Where(o => o.Page == l.Page).All(o => o.Box.Top >= l.Box.Top - 20) || lines.Where(o => o.Page == l.Page).All(o => o.Box.Top <= l.Box.Top + 20)))
                continue;
            var number = PageNumber().IsMatch(group.First().Text);
            foreach (var line in number ? group : group.Skip(1))
                gone.Add(line);
        }

        return gone.Count == 0 ? lines : [.. lines.Where(l => !gone.Contains(l))];
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(page|seite|página|pagina|p\.)?\s*\d+\s*((/|of|von|sur|de)\s*\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
