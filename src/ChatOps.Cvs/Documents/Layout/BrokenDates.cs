namespace ChatOps.Cvs.Documents.Layout;

/// <summary>Joins spans of dates that a narrow column broke behind their dash: "06/2021 -" above "today".</summary>
internal static class BrokenDates
{
    private const int LongestEnd = 18;

    public static IReadOnlyList<Segment> Join(IReadOnlyList<Segment> segments)
    {
        List<Segment>? joined = null;
        for (var n = 0; n < segments.Count; n++)
        {
            var first = segments[n];
            if (first.Text.TrimEnd() is not [.., '-' or '–' or '—'] || !DateLike.Is(first.Text))
                continue;
            var end = segments.FirstOrDefault(s => Continues(first, s));
            if (end is null)
                continue;
            joined ??= [.. segments];
            joined.Remove(end);
            var last = first.Spans[^1] with { Text = first.Spans[^1].Text.TrimEnd() + " " + end.Text.Trim() };
            joined[joined.IndexOf(first)] = first with { Spans = [.. first.Spans.Take(first.Spans.Count - 1), last] };
        }

        return joined ?? segments;
    }

    private static bool Continues(Segment first, Segment s) =>
        s.Baseline > first.Baseline && s.Baseline - first.Baseline < 1.9 * first.Size && s.Text.Length <= LongestEnd && Math.Abs(s.Size - first.Size) < 0.6
        && (Math.Abs(s.Box.Left - first.Box.Left) < 3 || Math.Abs(s.Box.Right - first.Box.Right) < 3 || Math.Abs(s.Box.MiddleX - first.Box.MiddleX) < 3);
}
