using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads what is only listed: certificates and languages.</summary>
internal static partial class ListRules
{
    private const int MostWordsOfCertificate = 16;

    public static List<string> Certificates(IReadOnlyList<TextLine> lines, Evidence evidence)
    {
        var names = new List<string>();
        var heavy = lines.Count > 0 ? lines.Max(l => l.Style.Weight) : 0;
        var light = lines.Count > 0 ? lines.Min(l => l.Style.Weight) : 0;
        var styled = heavy > light + 1 && lines.Count(l => l.Style.Weight >= heavy - 0.5) * 3 >= lines.Count;
        foreach (var line in lines)
        {
            // Where names have a look of their own, the other lines say who gave it and when.
            if (styled && line.Style.Weight < heavy - 0.5 || line.Words > MostWordsOfCertificate || line.PrintedLines > 2)
                continue;
            var cell = line.Cells[0];
            var text = Dates.Find(cell) is { } span ? Dates.Without(cell, span) : cell;
            text = Issuer().Replace(text, "").Trim(' ', ',', '-', '–', '|');
            if (text.Length < 3 || ContactRules.IsContact(text) || !text.Any(char.IsLetter))
                continue;
            if (!names.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                evidence.Add($"{CvFields.Certifications}[{names.Count}]", line);
                names.Add(text);
            }
        }

        return names;
    }

    public static List<CvLanguage> Languages(IReadOnlyList<TextLine> lines, Evidence evidence)
    {
        var languages = new List<CvLanguage>();
        foreach (var line in lines)
        {
            var pieces = line.Cells.SelectMany(c => Comma().Split(c)).Select(p => p.Trim()).Where(p => p.Length > 0).ToArray();
            foreach (var piece in pieces)
            {
                var name = Level().Split(piece, 2)[0].Trim();
                if (name.Length == 0)
                    continue;
                if (Vocabulary.SpokenLanguages.Is(name) || Vocabulary.SpokenLanguages.Any(name) && name.Split(' ').Length <= 3)
                {
                    var level = piece[name.Length..].Trim(' ', ':', '-', '–', '—', '(', ')', '（', '）', '|', '.');
                    evidence.Add($"{CvFields.Languages}[{languages.Count}]", line);
                    languages.Add(new CvLanguage(name, level.Length == 0 ? null : level));
                }
                else if (languages.Count > 0 && languages[^1].Level is null && Vocabulary.SpokenLevels.Any(piece))
                    languages[^1] = languages[^1] with { Level = piece };
            }
        }

        return [.. languages.DistinctBy(l => Folding.Key(l.Name))];
    }

    [GeneratedRegex(@"\s*(issued by|ausgestellt von|délivré par|emitido por)\b.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"[,;/•·|](?![^(（]*[)）])|\s+(?:and|und|et|y)\s+")]
    private static partial Regex Comma();

    [GeneratedRegex(@"\s*[:(（–—-]\s*|\s+(?=(?i:native|fluent|basic|intermediate|advanced|mother|bilingual|[abc][12]\b|muttersprache|fließend|verhandlungssicher|courant|langue|nativo|fluido|básico))")]
    private static partial Regex Level();
}
