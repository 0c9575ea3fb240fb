using ChatOps.Cvs.Documents.Layout;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Puts the visible runs of a page together to segments.</summary>
internal static class PdfSegments
{
    private const string Bullets = "•‣◦▪▫●○■□◆◇–—-*·∙➢➤►▶✓✔❖»›";

    /// <summary>A gap wider than this, in sizes of the font, separates cells. Justified text stretches a space to some 0.7.</summary>
    private const double Apart = 0.9;

    /// <summary>Where the size changes, a smaller gap does: a heading in the margin and its text.</summary>
    private const double ApartOtherSize = 0.55;

    private const double Space = 0.12;

    public static List<Segment> Of(PdfPage page, IReadOnlyList<PdfRun> runs)
    {
        var segments = new List<Segment>();
        var rows = new List<List<PdfRun>>();
        foreach (var run in runs.OrderBy(r => r.Baseline).ThenBy(r => r.Box.Left))
        {
            var row = rows.Count > 0 ? rows[^1] : null;
            if (row is not null && run.Baseline - row[^1].Baseline <= 0.25 * Math.Min(run.Style.Size, row[^1].Style.Size) + 0.3)
                row.Add(run);
            else
                rows.Add([run]);
        }

        var dots = page.Fills.Where(f => f.Box is { Width: < 6 and > 0.8, Height: < 6 and > 0.8 } b && Math.Abs(b.Width - b.Height) < 2).Select(f => f.Box).ToArray();
        foreach (var row in rows)
        {
            row.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
            var current = new List<PdfRun>();
            var tag = -1;
            foreach (var run in row)
            {
                var runTag = Tag(page, run);
                if (current.Count > 0 && (IsApart(current[^1], run) || runTag != tag))
                {
                    Add(segments, page, current, tag, dots);
                    current = [];
                }

                tag = runTag;
                current.Add(run);
            }

            Add(segments, page, current, tag, dots);
        }

        return segments;
    }

    private static bool IsApart(PdfRun left, PdfRun right)
    {
        var (small, large) = (Math.Min(left.Style.Size, right.Style.Size), Math.Max(left.Style.Size, right.Style.Size));
        return right.Box.Left - left.Box.Right > (large > 1.12 * small ? ApartOtherSize : Apart) * small;
    }

    /// <summary>The smallest coloured box around a run, if it is as small as the tags that skills are shown in.</summary>
    private static int Tag(PdfPage page, PdfRun run)
    {
        var (best, area) = (-1, double.MaxValue);
        for (var i = 0; i < page.Fills.Count; i++)
        {
            var fill = page.Fills[i];
            if (fill.Picture || fill.Box.Height > 5 * run.Style.Size || fill.Box.Height < run.Style.Size || fill.Box.Width > 0.55 * page.Width)
                continue;
            if (!fill.Box.Contains(run.Box.MiddleX, run.Box.MiddleY) || fill.Box.Left > run.Box.Left + 2 || fill.Box.Right < run.Box.Right - 2)
                continue;
            if (fill.Box.Width * fill.Box.Height is var a && a < area)
                (best, area) = (i, a);
        }

        return best;
    }

    private static void Add(List<Segment> segments, PdfPage page, List<PdfRun> runs, int tag, Box[] dots)
    {
        var spans = new List<TextSpan>();
        foreach (var run in runs)
        {
            var text = run.Text;
            if (spans.Count > 0 && spans[^1] is var before)
            {
                var spaced = run.Box.Left - before.Box.Right > Space * run.Style.Size;
                if (spaced && !before.Text.EndsWith(' '))
                    spans[^1] = before with { Text = before.Text + " " };
                if (spans[^1].Style.LooksLike(run.Style))
                {
                    spans[^1] = spans[^1] with { Text = spans[^1].Text + text, Box = before.Box.Union(run.Box) };
                    continue;
                }
            }

            spans.Add(new TextSpan(text, run.Box, run.Style));
        }

        if (spans.Count == 0)
            return;
        var bullet = TakeBullet(spans);
        if (spans.Count == 0)
            return;
        spans[^1] = spans[^1] with { Text = spans[^1].Text.TrimEnd() };
        var box = spans[0].Box;
        bullet |= Array.Exists(dots, d => d.Right <= box.Left + 1 && box.Left - d.Right < 25 && d.MiddleY > box.Top && d.MiddleY < box.Bottom);
        segments.Add(new Segment(spans, runs[0].Baseline, bullet, tag, Bound(page, box)));
    }

    /// <summary>Right edge of the text in the smallest box around it: the box's, less the margin that it keeps at the left. Infinite without a box.</summary>
    private static double Bound(PdfPage page, Box text)
    {
        var (right, area) = (double.PositiveInfinity, 0.8 * page.Width * page.Height);
        foreach (var fill in page.Fills)
        {
            if (fill.Picture || fill.Box.Left > text.Left + 1 || fill.Box.Right < text.Right - 1 || !fill.Box.Contains(text.MiddleX, text.MiddleY))
                continue;
            if (fill.Box.Width * fill.Box.Height is var a && a < area)
                (right, area) = (fill.Box.Right - Math.Min(20, text.Left - fill.Box.Left), a);
        }

        return right;
    }

    private static bool TakeBullet(List<TextSpan> spans)
    {
        var text = spans[0].Text.TrimStart();
        if (text.Length == 0 || !Bullets.Contains(text[0], StringComparison.Ordinal))
            return false;
        var rest = text[1..];
        if (rest.Length == 0)
        {
            if (spans.Count == 1 && text[0] is not ('-' or '–' or '—' or '*' or '·'))
            {
                spans.Clear();
                return true;
            }

            if (spans.Count > 1)
                spans.RemoveAt(0);
            return spans.Count > 0;
        }

        if (rest[0] != ' ' && text[0] is '-' or '–' or '—' or '*' or '·' && rest.Length > 0 && rest[0] != ' ')
            return false;
        spans[0] = spans[0] with { Text = rest.TrimStart() };
        return true;
    }
}
