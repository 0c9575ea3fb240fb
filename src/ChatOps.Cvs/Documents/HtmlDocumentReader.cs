using System.Net;
using System.Text.RegularExpressions;

namespace ChatOps.Cvs.Documents;

/// <summary>Reads HTML as a browser without scripts, styles from files or pictures would: nothing is fetched.</summary>
internal sealed partial class HtmlDocumentReader : IDocumentReader
{
    private const int MostTags = 200_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
        "table", "tr", "br", "hr", "blockquote", "address", "figure", "body", "html", "form", "pre",
    };

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "template", "noscript", "svg", "object", "iframe" };

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "input", "meta", "link", "wbr", "source", "col" };

    /// <inheritdoc />
    public Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!TextBytes.TryDecode(content.Span, out var html))
            throw new DocumentRefusedException(CvProblemCode.UnknownType, "The file is neither PDF nor Word nor text.");
        var reading = new Reading();
        foreach (Match comment in Comment().Matches(html))
            reading.Hidden.Add(new HiddenText(comment.Groups[1].Value.Trim(), 1, HiddenReason.Vanished));
        html = Comment().Replace(html, "");
        foreach (Match meta in Meta().Matches(html))
            reading.Hidden.Add(new HiddenText(WebUtility.HtmlDecode(meta.Groups[1].Value), 0, HiddenReason.Metadata));

        var at = 0;
        var tags = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (++tags > MostTags)
                throw new DocumentRefusedException(CvProblemCode.TooMuchText, "The page holds more than any CV does; it was not read.");
            cancellationToken.ThrowIfCancellationRequested();
            reading.Text(html[at..tag.Index]);
            reading.Tag(tag.Groups[2].Value, tag.Groups[1].Length > 0, tag.Groups[3].Value);
            at = tag.Index + tag.Length;
        }

        reading.Text(html[at..]);
        reading.EndLine();
        return new Document
        {
            Kind = DocumentKind.Html,
            Pages = 1,
            Lines = reading.Lines,
            Hidden = HiddenTexts.Merge(reading.Hidden),
            Links = reading.Links,
            HasPictures = html.Contains("<img", StringComparison.OrdinalIgnoreCase),
        };
    }

    private sealed class Reading
    {
        private readonly List<TextSpan> _spans = [];
        private readonly Stack<(string Name, TextStyle Style, HiddenReason? Hidden, bool Skip)> _open = new();
        private TextStyle _style = TextStyle.Plain;
        private HiddenReason? _hidden;
        private bool _skip;
        private bool _bullet;
        private int _cell;
        private int _gap = 1;
        private int _column;
        private bool _afterClosing;

        public List<TextLine> Lines { get; } = [];

        public List<HiddenText> Hidden { get; } = [];

        public List<string> Links { get; } = [];

        public void Text(string raw)
        {
            if (_skip || raw.Length == 0)
                return;
            if (_open.Any(o => o.Name == "pre") && raw.Contains('\n'))
            {
                Preformatted(raw);
                return;
            }

            _afterClosing = false;
            var text = InvisibleCharacters.Strip(Blank().Replace(WebUtility.HtmlDecode(raw), " "), out var spelled);
            if (spelled.Length > 0)
                Hidden.Add(new HiddenText(spelled, 1, HiddenReason.Invisible));
            if (_hidden is { } reason)
            {
                if (!string.IsNullOrWhiteSpace(text))
                    Hidden.Add(new HiddenText(text.Trim(), 1, reason));
                return;
            }

            if (_spans.Count == 0)
                text = text.TrimStart();
            if (text.Length == 0)
                return;
            if (_spans.Count > 0 && _spans[^1] is var last && last.Style.LooksLike(_style) && last.Cell == _cell)
                _spans[^1] = last with { Text = last.Text + text };
            else
                _spans.Add(new TextSpan(text, new Box(_column, Lines.Count, _column += text.Length, Lines.Count + 1), _style, _cell));
        }

        /// <summary>Lines are lines, and an empty one is a gap.</summary>
        private void Preformatted(string raw)
        {
            var lines = raw.ReplaceLineEndings("\n").Split('\n');
            for (var n = 0; n < lines.Length; n++)
            {
                if (n > 0)
                {
                    EndLine();
                    _gap++;
                }

                Text(lines[n]);
            }
        }

        public void Tag(string name, bool closing, string attributes)
        {
            if (Blocks.Contains(name))
            {
                EndLine();
                _gap++;
            }
            else if (name is "td" or "th")
                _cell++;

            // Two elements without a space between them are apart by their style, or their words would run into each other.
            if (!closing && _afterClosing && _spans.Count > 0 && (name is "span" or "i" or "em" or "b" or "strong" or "small" or "time" or "a"))
                _cell++;
            _afterClosing = closing && !Blocks.Contains(name);
            if (closing)
                Close(name);
            else if (!Void.Contains(name) && !attributes.EndsWith('/'))
                Open(name.ToLowerInvariant(), attributes);
        }

        private void Open(string name, string attributes)
        {
            _open.Push((name, _style, _hidden, _skip));
            _skip |= Skipped.Contains(name);
            _style = name switch
            {
                "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => _style with { HeadingLevel = name[1] - '0', Bold = true },
                "b" or "strong" or "th" or "dt" => _style with { Bold = true },
                "i" or "em" => _style with { Italic = true },
                _ => _style,
            };
            if (name == "li")
                _bullet = true;
            if (name == "a" && Href().Match(attributes) is { Success: true } link)
                Links.Add(WebUtility.HtmlDecode(link.Groups[1].Value));
            _hidden ??= HiddenBy(attributes);
        }

        private void Close(string name)
        {
            if (!_open.Any(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                return;
            while (_open.Pop() is var closed)
            {
                (_style, _hidden, _skip) = (closed.Style, closed.Hidden, closed.Skip);
                if (closed.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return;
            }
        }

        public void EndLine()
        {
            var spans = _spans.Where((s, i) => !string.IsNullOrWhiteSpace(s.Text) || i > 0).ToList();
            while (spans.Count > 0 && string.IsNullOrWhiteSpace(spans[^1].Text))
                spans.RemoveAt(spans.Count - 1);
            if (spans.Count > 0)
            {
                Lines.Add(new TextLine(1, spans, 0, _bullet) { GapAbove = Math.Min(_gap, 3) });
                _gap = 0;
                _bullet = false;
            }

            _spans.Clear();
            (_cell, _column) = (0, 0);
        }

        private static HiddenReason? HiddenBy(string attributes)
        {
            if (attributes.Length == 0)
                return null;
            if (HiddenAttribute().IsMatch(attributes))
                return HiddenReason.Vanished;
            if (!attributes.Contains("style", StringComparison.OrdinalIgnoreCase) || Style().Match(attributes) is not { Success: true } style)
                return null;
            var css = style.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            if (css.Contains("display:none", StringComparison.Ordinal) || css.Contains("visibility:hidden", StringComparison.Ordinal))
                return HiddenReason.Vanished;
            if (Transparent().IsMatch(css))
                return HiddenReason.Transparent;
            if (TinyFont().IsMatch(css))
                return HiddenReason.Tiny;
            if (OffPage().IsMatch(css))
                return HiddenReason.OffPage;
            return White().IsMatch(css) && !css.Contains("background", StringComparison.Ordinal) ? HiddenReason.BackgroundColour : null;
        }
    }

    [GeneratedRegex(@"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")]
    private static partial Regex Tag();

    [GeneratedRegex("<!--(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""<meta[^<>]*name\s*=\s*["']?(?:description|keywords|author|subject)["']?[^<>]*content\s*=\s*["']([^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Meta();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("""href\s*=\s*["']?([^"'\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Href();

    [GeneratedRegex("""(^|\s)hidden(\s|=|/|$)|aria-hidden\s*=\s*["']?true""", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenAttribute();

    [GeneratedRegex("""style\s*=\s*["']([^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Style();

    [GeneratedRegex(@"(?<![\w-])opacity:0?\.?0*[0-9]?(;|$)|color:transparent|rgba\([^)]*,0?\.?0*\)")]
    private static partial Regex Transparent();

    [GeneratedRegex(@"font-size:(0|[0-3](\.\d+)?p[xt]|0?\.[0-4]\d*r?em)")]
    private static partial Regex TinyFont();

    [GeneratedRegex(@"(left|top|right|text-indent|margin-left):-\d{3,}")]
    private static partial Regex OffPage();

    [GeneratedRegex(@"(?<![\w-])color:(#fff(fff)?|white|#fefefe|#fdfdfd|rgb\(25[0-5],25[0-5],25[0-5]\))")]
    private static partial Regex White();
}
