using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads who it is and how to reach them.</summary>
internal static partial class ContactRules
{
    /// <summary>Digits of a phone number, E.164: at most 15; shorter than 7 is a house number or a year.</summary>
    private const int LeastDigits = 7;

    private const int MostDigits = 15;

    private static readonly string[] Endings = ["com", "org", "net", "io", "dev", "edu", "gov", "info", "co", "me", "app", "ai"];

    public static (string? Text, TextLine? Line) Email(IReadOnlyList<TextLine> lines)
    {
        for (var n = 0; n < lines.Count; n++)
        {
            foreach (var cell in lines[n].Cells)
            {
                var text = AtSign().Replace(cell, "@");
                if (Address().Match(text) is not { Success: true } found)
                    continue;
                var address = found.Value.TrimEnd('.', '-');
                // A narrow column may have broken it without a sign.
                if (n + 1 < lines.Count && found.Index + found.Length >= text.TrimEnd().Length && Tail().IsMatch(lines[n + 1].Text) && Incomplete(found.Value))
                    address = found.Value + lines[n + 1].Text.Trim();
                return (address, lines[n]);
            }

            if (n + 1 < lines.Count && Half().Match(lines[n].Text) is { Success: true } half && Address().Match(half.Value + lines[n + 1].Text.Trim()) is { Success: true } whole)
                return (whole.Value, lines[n]);
        }

        return (null, null);
    }

    private static bool Incomplete(string address) => address.EndsWith('.') || !Endings.Contains(address[(address.LastIndexOf('.') + 1)..].ToLowerInvariant()) && address[(address.LastIndexOf('.') + 1)..].Length == 1;

    /// <summary>The likeliest phone number: with a country code, alone in its cell or behind its label, near the top.</summary>
    public static (string? Text, TextLine? Line) Phone(IReadOnlyList<TextLine> lines, Func<TextLine, bool> contact)
    {
        var (best, line, score) = ((string?)null, (TextLine?)null, 0.0);
        for (var n = 0; n < lines.Count; n++)
        {
            foreach (var cell in lines[n].Cells.SelectMany(c => c.Split(['|', '•', '·', '⋄', '◦'])))
            {
                var alone = lines[n].Text.Length == cell.Length;
                foreach (Match match in Number().Matches(cell))
                {
                    var number = match.Value.Trim().TrimEnd('.', ',', '-');
                    var digits = number.Count(char.IsAsciiDigit);
                    if (digits is < LeastDigits or > MostDigits || Dates.Find(number) is not null && !number.StartsWith('+') || IsYears(number))
                        continue;
                    if (match.Index > 0 && cell[match.Index - 1] is '/' or '=' or '_' or '@' || cell.Contains("http", StringComparison.OrdinalIgnoreCase) && !PhoneLabel().IsMatch(cell))
                        continue;
                    var labelled = PhoneLabel().IsMatch(cell[..match.Index]) || lines[n].Cells.Count > 1 && PhoneLabel().IsMatch(lines[n].Cells[0])
                        || n > 0 && PhoneLabel().Match(lines[n - 1].Text) is { Success: true } above && above.Length >= lines[n - 1].Text.Trim().Length - 1;
                    var rest = PhoneLabel().Replace(cell.Remove(match.Index, match.Length), "").Count(char.IsLetterOrDigit);
                    var points = (number.StartsWith('+') ? 2 : 0) + (labelled ? 2 : 0) + (rest == 0 ? alone ? 2.5 : 2 : rest < 4 ? 1 : 0) + (contact(lines[n]) ? 1.5 : 0) - n / (double)lines.Count;
                    if (points > score && points >= 1.5)
                        (best, line, score) = (number, lines[n], points);
                }
            }
        }

        return (best, line);
    }

    private static bool IsYears(string number) => Years().IsMatch(number);

    public static List<string> Links(IReadOnlyList<TextLine> lines, IReadOnlyList<string> behind, string? email)
    {
        var links = new List<string>();
        foreach (var line in lines)
        {
            foreach (Match match in Link().Matches(line.Text))
            {
                var link = match.Value.TrimEnd('.', ',', ';', ')', '/');
                var host = email is null ? "" : email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..];
                if (match.Index > 0 && line.Text[match.Index - 1] == '@' || email is not null && email.Contains(link, StringComparison.OrdinalIgnoreCase) || link.Equals(host, StringComparison.OrdinalIgnoreCase))
                    continue;
                links.Add(link);
            }
        }

        links.AddRange(behind.Where(l => l.StartsWith("http", StringComparison.OrdinalIgnoreCase)));
        return [.. links.DistinctBy(l => l.Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/').ToLowerInvariant()).Take(20)];
    }

    public static bool IsContact(string text) =>
        Address().IsMatch(text) || Link().Match(text) is { Success: true } link && link.Length >= text.Trim().Length - 12
        || Number().Match(text) is { Success: true } number && number.Value.Count(char.IsAsciiDigit) is >= LeastDigits and <= MostDigits && !IsYears(number.Value)
            && text.Count(char.IsLetter) < 20 && Dates.Find(text) is not { IsRange: true };

    /// <summary>A place near the e-mail or phone, or at the top.</summary>
    public static (string? Text, TextLine? Line) Location(IReadOnlyList<TextLine> contactLines, string? name)
    {
        foreach (var sure in new[] { true, false })
        {
            foreach (var line in contactLines)
            {
                foreach (var cell in line.Cells)
                {
                    var text = PlaceLabel().Replace(cell, "").Trim();
                    if (text.Length is < 2 or > 70 || IsContact(text) || text == name || SectionHeadings.Of(text) is not null)
                        continue;
                    if (sure ? PlaceNames.Surely(text) || Vocabulary.Countries.Any(text) && text.Split(' ').Length <= 5 && !Vocabulary.Titles.Any(text) : PlaceNames.Perhaps(text) || PlaceLabel().IsMatch(cell))
                        return (text, line);
                }
            }
        }

        return (null, null);
    }

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d._%+'-]*@[\p{L}\d-]+(\.[\p{L}\d-]+)*\.[\p{L}]{2,24}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s*[\[(]\s*(at|@|ät)\s*[\])]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex AtSign();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d.-]*$")]
    private static partial Regex Half();

    [GeneratedRegex(@"^\s*[a-z]{1,12}(\.[a-z]{2,6})*\s*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"(?<![\p{L}\d])(\+|00)?\(?\d[\d\s().\-–/\u00A0]{5,22}\d(?!\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\(?(19|20)\d\d\)?\s*[-–/ ]+\s*\(?(19|20)\d\d\)?")]
    private static partial Regex Years();

    [GeneratedRegex(@"(?<!\p{L})(phone|mobile|tel|telephone|cell|cellphone|call|contact no|whatsapp|telefon|handy|mobil|mobilnummer|telefonnummer|téléphone|portable|mobile|tél|teléfono|móvil|celular|telefono|cellulare|telefone|telemóvel|telefoon|komórka|тел|телефон|电话|手机|電話|携帯|m|t|p|ph)\s*\.?\s*(no\.?|number|nr\.?)?\s*[:.：]?\s*$|^(phone|mobile|telephone|telefon|téléphone|teléfono|tel)\b\.?\s*[:：]?", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneLabel();

    [GeneratedRegex(@"(?<![@\p{L}\d.])((https?://|www\.)[^\s<>|,;""]+|(?:[a-z\d-]+\.)+(?:com|org|net|io|dev|me|app|ai|tech|info|eu|de|fr|es|it|uk|ch|at|nl|be|pl|ro|in|us|ca|co|xyz|site|page|blog|design|cloud|online|sh|gg|so|ly|cn|jp)(?:/[^\s<>|,;""]*)?)(?![\p{L}\d@])", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(address|location|city|based in|lives in|residence|adresse|anschrift|wohnort|ort|standort|lieu|localisation|ville|dirección|ubicación|ciudad|residencia|indirizzo|città|endereço|cidade|adres|woonplaats|адрес|город|地址|所在地|住所)\s*[:：]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceLabel();
}
