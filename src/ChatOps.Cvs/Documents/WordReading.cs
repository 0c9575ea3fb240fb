using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatOps.Cvs.Documents;

/// <summary>One pass over a Word document.</summary>
internal sealed class WordReading(WordprocessingDocument word, MainDocumentPart main)
{
    private const double UsualSize = 11;

    /// <summary>Points; half of the smallest that Word's own templates use.</summary>
    private const double LeastSize = 4;

    private readonly List<TextLine> _lines = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly Dictionary<string, Style> _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(s => s.StyleId?.Value is not null).GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private int _region;
    private int _most;

    public Document Read(Body body, int mostParagraphs, CancellationToken cancellationToken)
    {
        _most = mostParagraphs;
        foreach (var header in main.HeaderParts.Where(h => h.Header is not null))
            Blocks(header.Header!, 0, cancellationToken);
        Blocks(body, 0, cancellationToken);
        foreach (var footer in main.FooterParts.Where(f => f.Footer is not null))
            Blocks(footer.Footer!, 0, cancellationToken);

        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<Comment>() ?? [])
            Hide(comment.InnerText, HiddenReason.Metadata, 0);
        var properties = word.PackageProperties;
        foreach (var text in new[] { properties.Title, properties.Subject, properties.Keywords, properties.Description, properties.Category, properties.Creator })
            Hide(text, HiddenReason.Metadata, 0);

        return new Document
        {
            Kind = DocumentKind.Word,
            Pages = 1,
            Lines = _lines,
            Hidden = HiddenTexts.Merge(_hidden),
            Links = [.. main.HyperlinkRelationships.Select(h => h.Uri.OriginalString)],
            HasPictures = main.ImageParts.Any(),
        };
    }

    private void Hide(string? text, HiddenReason reason, int page)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _hidden.Add(new HiddenText(text.Trim(), page, reason));
    }

    private void Blocks(OpenXmlElement parent, int depth, CancellationToken cancellationToken)
    {
        if (depth > 60)
            return;
        foreach (var child in parent.ChildElements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph:
                    AddParagraph(paragraph, depth, cancellationToken);
                    break;
                case Table table:
                    AddTable(table, depth, cancellationToken);
                    break;
                case SdtBlock block when block.SdtContentBlock is { } inner:
                    Blocks(inner, depth + 1, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Cells with one line each are a row that is read across; cells with more are columns.</summary>
    private void AddTable(Table table, int depth, CancellationToken cancellationToken)
    {
        foreach (var row in table.Descendants<TableRow>().Where(r => ReferenceEquals(r.Ancestors<Table>().First(), table)))
        {
            var cells = row.Elements<TableCell>().ToArray();
            var texts = cells.Select(c => c.Descendants<Paragraph>().Count(p => !string.IsNullOrWhiteSpace(p.InnerText))).ToArray();
            if (cells.Length > 1 && texts.All(t => t <= 1) && !row.Descendants<Table>().Any())
            {
                var spans = new List<TextSpan>();
                for (var c = 0; c < cells.Length; c++)
                {
                    foreach (var paragraph in cells[c].Descendants<Paragraph>())
                        spans.AddRange(Spans(paragraph, out _).Select(s => s with { Cell = c * 100 + s.Cell }));
                }

                AddLine(spans, bullet: false, gap: 0.5);
                continue;
            }

            foreach (var cell in cells)
            {
                _region++;
                Blocks(cell, depth + 1, cancellationToken);
            }

            _region++;
        }
    }

    private void AddParagraph(Paragraph paragraph, int depth, CancellationToken cancellationToken)
    {
        if (_lines.Count > _most)
            throw new DocumentRefusedException(CvProblemCode.TooMuchText, "The Word file holds more text than any CV does; it was not read.");
        var bullet = paragraph.ParagraphProperties?.NumberingProperties is not null
            || paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && id.StartsWith("List", StringComparison.OrdinalIgnoreCase) && id.Contains("Bullet", StringComparison.OrdinalIgnoreCase);
        var spans = Spans(paragraph, out var breaks);
        var gap = 1.5;
        foreach (var line in breaks)
        {
            AddLine(spans.GetRange(line.Start, line.Count), bullet, gap);
            gap = 0.2;
        }

        foreach (var box in paragraph.Descendants<TextBoxContent>().Where(b => !b.Ancestors<AlternateContentFallback>().Any()))
        {
            _region++;
            Blocks(box, depth + 1, cancellationToken);
            _region++;
        }
    }

    private void AddLine(List<TextSpan> spans, bool bullet, double gap)
    {
        while (spans.Count > 0 && string.IsNullOrWhiteSpace(spans[^1].Text))
            spans.RemoveAt(spans.Count - 1);
        while (spans.Count > 0 && string.IsNullOrWhiteSpace(spans[0].Text))
            spans.RemoveAt(0);
        if (spans.Count == 0)
            return;
        if (spans[0].Text.TrimStart() is ['•' or '▪' or '●' or '‣' or '◦', ' ' or '\u00A0', ..] text)
        {
            bullet = true;
            spans[0] = spans[0] with { Text = text[2..].TrimStart() };
        }

        _lines.Add(new TextLine(1, spans, _region, bullet) { GapAbove = gap });
    }

    private List<TextSpan> Spans(Paragraph paragraph, out List<(int Start, int Count)> lines)
    {
        var spans = new List<TextSpan>();
        lines = [];
        var (start, cell, column) = (0, 0, 0);
        var styleId = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        var chain = Chain(styleId);
        var heading = HeadingLevel(chain, paragraph);
        foreach (var run in paragraph.Descendants<Run>())
        {
            if (run.Ancestors<TextBoxContent>().FirstOrDefault() is { } box && !paragraph.Ancestors<TextBoxContent>().Contains(box))
                continue;
            if (run.Ancestors<DeletedRun>().Any() || run.Ancestors<AlternateContentFallback>().Any())
                continue;
            var look = Look(run, chain, paragraph, heading, out var reason);
            foreach (var part in run.ChildElements)
            {
                switch (part)
                {
                    case Text text when reason is { } hidden:
                        Hide(text.Text, hidden, 1);
                        break;
                    case Text text:
                        var seen = InvisibleCharacters.Strip(text.Text, out var spelled);
                        Hide(spelled, HiddenReason.Invisible, 1);
                        if (seen.Length == 0)
                            break;
                        var at = new Box(column, _lines.Count, column += seen.Length, _lines.Count + 1);
                        if (spans.Count > start && spans[^1] is var last && last.Cell == cell && last.Style.LooksLike(look))
                            spans[^1] = last with { Text = last.Text + seen, Box = last.Box.Union(at) };
                        else
                            spans.Add(new TextSpan(seen, at, look, cell));
                        break;
                    case TabChar when spans.Count > start:
                        cell++;
                        break;
                    case NoBreakHyphen when spans.Count > start:
                        spans[^1] = spans[^1] with { Text = spans[^1].Text + "-" };
                        break;
                    case Break or CarriageReturn:
                        lines.Add((start, spans.Count - start));
                        (start, cell, column) = (spans.Count, 0, 0);
                        break;
                }
            }
        }

        lines.Add((start, spans.Count - start));
        return spans;
    }

    /// <summary>A style and those that it is based on, the nearest first.</summary>
    private List<Style> Chain(string? styleId)
    {
        var chain = new List<Style>();
        while (styleId is not null && chain.Count < 12 && _styles.TryGetValue(styleId, out var style))
        {
            chain.Add(style);
            styleId = style.BasedOn?.Val?.Value;
        }

        return chain;
    }

    private static int HeadingLevel(List<Style> chain, Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } direct && direct < 6)
            return direct + 1;
        foreach (var style in chain)
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level && level < 9)
                return Math.Min(level + 1, 6);
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Math.Clamp(number, 1, 6);
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
                return 1;
        }

        return 0;
    }

    private TextStyle Look(Run run, List<Style> chain, Paragraph paragraph, int heading, out HiddenReason? hidden)
    {
        var own = run.RunProperties;
        var ofRun = Chain(own?.RunStyle?.Val?.Value).Select(s => s.StyleRunProperties);
        var ofParagraph = chain.Select(s => s.StyleRunProperties);
        var all = ofRun.Concat(ofParagraph).Where(p => p is not null).ToArray();

        bool On<T>(T? direct, Func<StyleRunProperties, T?> inherited) where T : OnOffType =>
            (direct ?? all.Select(p => inherited(p!)).FirstOrDefault(p => p is not null)) is { } found && (found.Val is null || found.Val.Value);

        var size = HalfPoints(own?.FontSize?.Val?.Value) ?? all.Select(p => HalfPoints(p!.FontSize?.Val?.Value)).FirstOrDefault(s => s is not null) ?? UsualSize;
        var colour = own?.Color?.Val?.Value ?? all.Select(p => p!.Color?.Val?.Value).FirstOrDefault(c => c is not null);
        var rgb = Rgb(colour);
        var shaded = own?.Shading?.Fill?.Value ?? paragraph.ParagraphProperties?.Shading?.Fill?.Value
            ?? paragraph.Ancestors<TableCell>().FirstOrDefault()?.TableCellProperties?.Shading?.Fill?.Value
            ?? chain.Select(s => s.StyleParagraphProperties?.Shading?.Fill?.Value).FirstOrDefault(f => f is not null)
            ?? main.Document!.DocumentBackground?.Color?.Value;
        var highlighted = own?.Highlight is not null;

        hidden = null;
        if (On(own?.Vanish, p => p.Vanish) || On(own?.WebHidden, p => p.WebHidden))
            hidden = HiddenReason.Vanished;
        else if (size < LeastSize)
            hidden = HiddenReason.Tiny;
        else if (rgb is { } ink && !highlighted && Pdf.PdfSight.Contrast(ink, Rgb(shaded) ?? 0xFFFFFF) < 1.25 && !InShape(run))
            hidden = HiddenReason.BackgroundColour;
        return new TextStyle(size, On(own?.Bold, p => p.Bold), On(own?.Italic, p => p.Italic), heading, rgb ?? 0);
    }

    /// <summary>The fill of a drawn shape isn't known here, so colours in it aren't judged.</summary>
    private static bool InShape(Run run) => run.Ancestors<TextBoxContent>().Any();

    private static double? HalfPoints(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var half) && half is > 0 and < 1000 ? half / 2 : null;

    private static int? Rgb(string? hex) =>
        hex is { Length: 6 } && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb) ? rgb : null;
}
