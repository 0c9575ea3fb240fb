namespace ChatOps.Cvs.Documents.Layout;

/// <summary>
/// Puts the segments of a page into reading order. Looks for the best empty strip with columns on both sides, reads what is above it, its left side,
/// its right side and what is below, each in the same way; without a strip, row by row. Dates at the edge and labels beside their text are
/// no columns: they are read with their row.
/// </summary>
internal sealed class ReadingOrder
{
    /// <summary>Least width of a gutter in points; narrower gaps are spaces.</summary>
    private const double LeastGutter = 7;

    /// <summary>Empty space within a column, in sizes of the font, beyond which it is two.</summary>
    private const double LongHole = 9;

    /// <summary>Columns within columns within columns; deeper is no page that people make.</summary>
    private const int MostDepth = 12;

    private readonly List<TextLine> _lines = [];
    private readonly int _page;
    private int _region;

    private ReadingOrder(int page, int firstRegion) => (_page, _region) = (page, firstRegion);

    /// <param name="page">Page, counted from 1.</param>
    /// <param name="segments">What stands on it.</param>
    /// <param name="region">Number of the next region; counted on.</param>
    public static List<TextLine> Lines(int page, IReadOnlyList<Segment> segments, ref int region)
    {
        segments = BrokenDates.Join(segments);
        var order = new ReadingOrder(page, region);
        order.Read(segments, 0);
        region = order._region;
        return order._lines;
    }

    private void Read(IReadOnlyList<Segment> segments, int depth)
    {
        if (segments.Count == 0)
            return;
        var rows = Rows(segments);
        var gutter = depth < MostDepth && segments.Count > 2 ? BestGutter(rows) : null;
        if (gutter is null)
        {
            Emit(rows);
            return;
        }

        var beside = rows.GetRange(gutter.First, gutter.Last - gutter.First + 1).SelectMany(r => r).ToArray();
        Read([.. rows.Take(gutter.First).SelectMany(r => r)], depth + 1);
        Read([.. beside.Where(s => s.Box.Left < gutter.X - 1)], depth + 1);
        Read([.. beside.Where(s => s.Box.Left >= gutter.X - 1)], depth + 1);
        Read([.. rows.Skip(gutter.Last + 1).SelectMany(r => r)], depth + 1);
    }

    private static List<List<Segment>> Rows(IReadOnlyList<Segment> segments)
    {
        var rows = new List<List<Segment>>();
        foreach (var segment in segments.OrderBy(s => s.Baseline).ThenBy(s => s.Box.Left))
        {
            var row = rows.Count > 0 ? rows[^1] : null;
            if (row is not null && segment.Baseline - row[0].Baseline <= 0.3 * Math.Min(segment.Size, row[0].Size) + 0.5
                && row.TrueForAll(s => s.Box.Right <= segment.Box.Left + 1 || s.Box.Left >= segment.Box.Right - 1))
                row.Add(segment);
            else
                rows.Add([segment]);
        }

        foreach (var row in rows)
            row.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
        return rows;
    }

    private static Gutter? BestGutter(List<List<Segment>> rows)
    {
        Gutter? best = null;
        var edges = rows.SelectMany(r => r).Select(s => Math.Round(s.Box.Left)).Distinct().Order().Skip(1).ToArray();
        foreach (var x in edges)
        {
            for (var first = 0; first < rows.Count;)
            {
                if (Crosses(rows[first], x))
                {
                    first++;
                    continue;
                }

                var last = first;
                while (last + 1 < rows.Count && !Crosses(rows[last + 1], x))
                    last++;
                foreach (var (from, to) in WithoutHoles(rows, x, first, last))
                {
                    if (Judge(rows, x, from, to) is { } gutter && (best is null || gutter.Score > best.Score))
                        best = gutter;
                }

                first = last + 1;
            }
        }

        return best;
    }

    /// <summary>
    /// Divides rows where the right side is empty for long while the left goes on, and then goes on itself: these are two things (a grid of skills,
    /// and further down the dates of positions), not one column.
    /// </summary>
    private static IEnumerable<(int First, int Last)> WithoutHoles(List<List<Segment>> rows, double x, int first, int last)
    {
        var previous = -1;
        for (var r = first; r <= last; r++)
        {
            if (!rows[r].Exists(s => s.Box.Left >= x - 1))
                continue;
            if (previous >= 0 && r - previous > 4 && rows[r][0].Baseline - rows[previous][0].Baseline > LongHole * rows[r][0].Size)
            {
                yield return (first, previous);
                first = previous + 1;
            }

            previous = r;
        }

        yield return (first, last);
    }

    private static bool Crosses(List<Segment> row, double x) => row.Exists(s => s.Box.Left < x - 1 && s.Box.Right > x - LeastGutter);

    private static Gutter? Judge(List<List<Segment>> rows, double x, int first, int last)
    {
        // Rows that have nothing on the other side belong to a column only as long as they read on from it.
        (first, last) = Trim(rows, x, first, last);
        if (last - first < 1)
            return null;
        var left = new List<Segment>();
        var right = new List<Segment>();
        for (var r = first; r <= last; r++)
        {
            foreach (var s in rows[r])
                (s.Box.Left < x - 1 ? left : right).Add(s);
        }

        if (left.Count < 2 || right.Count < 2 || !SideBySide(left, right))
            return null;
        // Headings between the rows of a table stand alone; whether it is one is told by what stands beside each other.
        var (besideLeft, besideRight) = (left.FindAll(s => Beside(s, right)), right.FindAll(s => Beside(s, left)));
        if (besideLeft.Count == 0 || besideRight.Count == 0 || IsTable(besideLeft, besideRight, right.Count))
            return null;
        return new Gutter(x, first, last, Math.Min(left.Count, right.Count) + 0.1 * (x - left.Max(s => s.Box.Right)) / 10 + 0.02 * (last - first));
    }

    private static (int First, int Last) Trim(List<List<Segment>> rows, double x, int first, int last)
    {
        bool Left(int r) => rows[r].Exists(s => s.Box.Left < x - 1);
        bool Right(int r) => rows[r].Exists(s => s.Box.Left >= x - 1);

        var (l1, r1) = (Find(first, last, Left), Find(first, last, Right));
        var (l2, r2) = (FindLast(first, last, Left), FindLast(first, last, Right));
        if (l1 < 0 || r1 < 0)
            return (0, 0);

        // Above the first row with both sides: a header; cut where its last gap is.
        var top = Math.Max(l1, r1);
        if (top > first)
            first = CutAbove(rows, first, top);
        // Below the last row with both sides: the longer column, unless full width goes on below, then up to the widest gap.
        var bottom = Math.Min(l2, r2);
        if (bottom < last && last + 1 < rows.Count)
            last = CutBelow(rows, bottom, last);
        return (first, last);
    }

    /// <summary>The first row of the column whose top sticks out above the other one: below the widest gap.</summary>
    private static int CutAbove(List<List<Segment>> rows, int first, int top)
    {
        var (cut, widest) = (top, 0.0);
        for (var r = first + 1; r <= top; r++)
        {
            var gap = Gap(rows[r - 1], rows[r]);
            if (gap >= widest)
                (cut, widest) = (r, gap);
        }

        return cut;
    }

    private static int CutBelow(List<List<Segment>> rows, int bottom, int last)
    {
        var (cut, widest) = (last, 0.0);
        for (var r = bottom + 1; r <= last; r++)
        {
            var gap = Gap(rows[r - 1], rows[r]);
            if (gap > widest)
                (cut, widest) = (r - 1, gap);
        }

        return cut;
    }

    private static double Gap(List<Segment> above, List<Segment> below) => below.Min(s => s.Box.Top) - above.Max(s => s.Box.Bottom);

    private static int Find(int first, int last, Func<int, bool> has)
    {
        for (var r = first; r <= last; r++)
        {
            if (has(r))
                return r;
        }

        return -1;
    }

    private static int FindLast(int first, int last, Func<int, bool> has)
    {
        for (var r = last; r >= first; r--)
        {
            if (has(r))
                return r;
        }

        return -1;
    }

    private static bool Beside(Segment s, List<Segment> others) => others.Exists(o => o.Box.Top - s.Size * 0.4 < s.Box.MiddleY && o.Box.Bottom + s.Size * 0.4 > s.Box.MiddleY);

    /// <summary>Columns stand beside each other; headings at the right edge stand between what is on the left.</summary>
    private static bool SideBySide(List<Segment> left, List<Segment> right)
    {
        var smaller = left.Count < right.Count ? left : right;
        var other = ReferenceEquals(smaller, left) ? right : left;
        return smaller.Count(s => Beside(s, other)) >= 0.4 * smaller.Count;
    }

    /// <summary>Dates at an edge, and labels beside what they name, are read with their rows.</summary>
    private static bool IsTable(List<Segment> left, List<Segment> right, int allRight)
    {
        double Aligned(List<Segment> some, List<Segment> others) => some.Count(s => others.Exists(o => Math.Abs(o.Baseline - s.Baseline) <= 2.5)) / (double)some.Count;
        double Share(List<Segment> some, Func<Segment, bool> is_) => some.Count(is_) / (double)some.Count;

        if (Share(right, s => DateLike.Is(s.Text)) >= 0.5 && Aligned(right, left) >= 0.5)
            return true;
        if (Share(left, s => DateLike.Is(s.Text)) is var dates && (dates >= 0.5 && Aligned(left, right) >= 0.5 || dates >= 0.3 && Aligned(left, right) >= 0.85))
            return true;
        if (Aligned(left, right) >= 0.85)
        {
            if (left.Count <= 0.67 * allRight && left.Average(s => s.Text.Length) < 24)
                return true;
            if (Share(left, s => s.Text.TrimEnd().EndsWith(':')) >= 0.6)
                return true;
        }

        // Right-aligned notes: places, dates in words.
        if (Aligned(right, left) >= 0.9)
        {
            var edge = right.Max(s => s.Box.Right);
            if (Share(right, s => Math.Abs(s.Box.Right - edge) < 3) >= 0.9 && right.Select(s => Math.Round(s.Box.Left / 3)).Distinct().Count() > 1)
                return true;
            if (right.Count <= 0.34 * left.Count && right.Average(s => s.Text.Length) < 24)
                return true;
        }

        return false;
    }

    private void Emit(List<List<Segment>> rows)
    {
        var region = _region++;
        var bottom = double.NaN;
        foreach (var row in rows)
        {
            var spans = new List<TextSpan>();
            for (var c = 0; c < row.Count; c++)
                spans.AddRange(row[c].Spans.Select(s => s with { Cell = c, Tag = row[c].Tag }));
            var top = row.Min(s => s.Box.Top);
            var line = new TextLine(_page, spans, region, row[0].Bullet)
            {
                GapAbove = double.IsNaN(bottom) ? 3 : (top - bottom) / Math.Max(1, row[0].Size),
                Bound = row[^1].Bound,
            };
            _lines.Add(line);
            bottom = line.Box.Bottom;
        }
    }
}
