using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>
/// Divides a section of positions or studies into its entries. Dates are the surest sign of one; how many lines stand above the date is the same
/// for all entries of a section, so the first one tells. Entries without dates are found by their look, which is that of the others' first lines.
/// </summary>
internal static class EntrySplitter
{
    /// <summary>Words beyond which a line is text, not a name of something.</summary>
    private const int MostWordsOfName = 14;

    /// <summary>Lines that an entry's name takes: company, position, place, department.</summary>
    private const int MostHeadLines = 4;

    public static List<Entry> Split(IReadOnlyList<TextLine> lines)
    {
        var rows = Rows(lines);
        if (rows.Count == 0)
            return [];
        var body = BodyStyle(rows);
        foreach (var row in rows)
            row.Name = IsName(row, body);

        var dated = rows.Exists(r => r.Dates is not null && r.Name);
        var starts = dated ? StartsByDates(rows, body) : StartsByLook(rows, body);
        if (starts.Count == 0)
            return [];
        var entries = new List<Entry>();
        for (var n = 0; n < starts.Count; n++)
        {
            var end = n + 1 < starts.Count ? starts[n + 1] : rows.Count;
            entries.Add(EntryOf(rows, starts[n], end, body));
        }

        return entries;
    }

    private sealed class Row(TextLine line)
    {
        public TextLine Line { get; set; } = line;

        /// <summary>Dates in the line.</summary>
        public DateSpan? Dates { get; set; }

        /// <summary>What the line says besides.</summary>
        public string Rest { get; set; } = line.Text;

        /// <summary>Whether it can name something: short, no bullet, no sentence.</summary>
        public bool Name { get; set; }

        public bool DatesOnly => Dates is not null && Rest.Length <= 3;
    }

    private static List<Row> Rows(IReadOnlyList<TextLine> lines)
    {
        var rows = new List<Row>();
        foreach (var line in lines)
        {
            var row = new Row(line);
            if (!line.Bullet || line.Words <= 8)
                row.Dates = Dates.Find(line.Text);
            if (row.Dates is { } span)
                row.Rest = Dates.Without(line.Text, span);
            // Two years below one another: from and until.
            if (row.DatesOnly && !row.Dates!.IsRange && rows.Count > 0 && rows[^1] is { DatesOnly: true, Dates.IsRange: false } before && row.Dates.StartYear >= before.Dates!.StartYear)
            {
                before.Dates = before.Dates with { EndYear = row.Dates.StartYear, EndMonth = row.Dates.StartMonth, IsRange = true };
                continue;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The look of running text: the one with the most characters in bullets and long lines, else the lightest.</summary>
    private static TextStyle BodyStyle(List<Row> rows) => rows
        .Where(r => r.Line.Bullet || r.Line.Words > 8)
        .GroupBy(r => (Math.Round(r.Line.Style.Size, 1), r.Line.Style.Bold, r.Line.Style.HeadingLevel))
        .OrderByDescending(g => g.Sum(r => r.Line.Text.Length))
        .Select(g => g.First().Line.Style)
        .Append(rows.MinBy(r => r.Line.Style.Weight)!.Line.Style)
        .First();

    private static bool IsName(Row row, TextStyle body)
    {
        var line = row.Line;
        if (row.DatesOnly)
            return true;
        // A line in the look of headings is a name even with a drawn dot (of a time line) before it.
        var heavier = line.Style.Weight > body.Weight + 0.4;
        if (line.Bullet && !heavier && !(row.Dates is { IsRange: true } && line.Words <= MostWordsOfName))
            return false;
        if (line.PrintedLines > 2 || line.Text.Length > 160 || line.Words > MostWordsOfName + (heavier || row.Dates is { IsRange: true } ? 8 : 0))
            return false;
        if (Subheading(line.Text))
            return false;
        // A sentence ends with a full stop; "F5 Inc." does too, but is short.
        var text = line.Text.TrimEnd();
        if (text.EndsWith('.') && line.Words > 5 && !heavier && row.Dates is not { IsRange: true })
            return false;
        return !text.EndsWith(':') || line.Words <= 2 && heavier;
    }

    private static bool Subheading(string text) => Folding.Key(text) is "highlights" or "responsibilities" or "achievements" or "key achievements" or "technologies" or "tech stack" or "tasks"
        or "key responsibilities" or "accomplishments" or "aufgaben" or "erfolge" or "tatigkeiten" or "missions" or "realisations" or "logros" or "responsabilidades" or "funciones" or "courses" or "coursework" or "kurse";

    private static List<int> StartsByDates(List<Row> rows, TextStyle body)
    {
        var dates = Enumerable.Range(0, rows.Count).Where(i => rows[i].Dates is not null && rows[i].Name).ToList();
        // Where some dates are spans, single ones in text of the same section are parts of names or stories.
        if (dates.Exists(i => rows[i].Dates!.IsRange))
            dates = [.. dates.Where(i => rows[i].Dates!.IsRange || rows[i].DatesOnly || rows[i].Line.Style.Weight > body.Weight + 0.4 || rows[i].Line.Cells.Count > 1)];

        // Lines above the first date, as far as they are names.
        var above = 0;
        while (above < dates[0] && above < MostHeadLines - 1 && rows[dates[0] - above - 1].Name)
            above++;

        var starts = new List<int>();
        foreach (var date in dates)
        {
            var start = date;
            var floor = starts.Count == 0 ? 0 : starts[^1] + 1;
            for (var up = 1; up <= above && date - up >= floor && rows[date - up].Name && rows[date - up].Dates is null; up++)
                start = date - up;
            // What was taken by the entry before as its name stays there only if it stands below its date on its own.
            if (starts.Count > 0 && start <= starts[^1])
                continue;
            starts.Add(start);
        }

        // A time line in the first column: dates above an entry's other lines may follow at once; then they are one entry with two dates.
        return AddUndated(rows, starts, body);
    }

    /// <summary>Entries without a date, by the look of the dated ones' first lines.</summary>
    private static List<int> AddUndated(List<Row> rows, List<int> starts, TextStyle body)
    {
        var look = starts.Select(s => rows[s].Line.Style).GroupBy(s => (Math.Round(s.Size, 1), s.Bold, s.HeadingLevel)).OrderByDescending(g => g.Count()).First().First();
        if (look.Weight <= body.Weight + 0.4)
            return starts;
        var all = new SortedSet<int>(starts);
        for (var i = 0; i < rows.Count; i++)
        {
            if (all.Contains(i) || !rows[i].Name || rows[i].DatesOnly || !rows[i].Line.Style.LooksLike(look) || rows[i].Rest.Length < 2)
                continue;
            // In the head of a known entry it is that entry's second line.
            var owner = all.Where(s => s < i).DefaultIfEmpty(-1).Max();
            var inHead = owner >= 0 && Enumerable.Range(owner, i - owner).All(r => rows[r].Name);
            if (!inHead && !(owner < 0 && all.Count > 0 && i + 1 >= all.Min))
                all.Add(i);
        }

        return [.. all];
    }

    private static List<int> StartsByLook(List<Row> rows, TextStyle body)
    {
        var first = rows.Find(r => r.Name);
        if (first is null)
            return [];
        var look = first.Line.Style;
        var starts = new List<int>();
        var flat = look.Weight <= body.Weight + 0.4;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Name || !rows[i].Line.Style.LooksLike(look))
                continue;
            var directly = starts.Count > 0 && i > 0 && Enumerable.Range(starts[^1], i - starts[^1]).All(r => rows[r].Name && rows[r].Line.Style.LooksLike(look));
            if (!flat && directly && i - starts[^1] < 2)
                continue;
            // Without looks and dates, space tells: an entry begins after text, or after a gap.
            if (flat && starts.Count > 0 && rows[i - 1].Name && (rows[i].Line.GapAbove < 1.2 || i - starts[^1] < 2))
                continue;
            starts.Add(i);
        }

        return starts;
    }

    private static Entry EntryOf(List<Row> rows, int start, int end, TextStyle body)
    {
        var head = new List<TextLine>();
        var text = new List<TextLine>();
        DateSpan? dates = null;
        var inHead = true;
        for (var i = start; i < end; i++)
        {
            var row = rows[i];
            if (inHead && row.Name && head.Count < MostHeadLines && !(dates is not null && i > start + 1 && Named(head) && LooksLikeBody(row, rows, i, end, body)))
            {
                if (row.Dates is { } span && (dates is null || span.IsRange && !dates.IsRange))
                {
                    dates = span;
                    if (row.Rest.Length > 1)
                        head.Add(WithoutDates(row, span));
                }
                else if (!row.DatesOnly)
                    head.Add(row.Line);
            }
            else
            {
                inHead = false;
                text.Add(row.Line);
            }
        }

        return new Entry(head, dates, text);
    }

    private static bool Named(List<TextLine> head) => head.Count >= 2 || head.Count == 1 && (head[0].Cells.Count > 1 || head[0].Spans.Count > 1 || Vocabulary.Titles.Any(head[0].Text) && head[0].Words > 4);

    /// <summary>Below the date, plain lines are text once the entry has its two names.</summary>
    private static bool LooksLikeBody(Row row, List<Row> rows, int i, int end, TextStyle body) =>
        row.Line.Style.Weight <= body.Weight + 0.4 && row.Dates is null
        && (row.Line.Words > 7 || i + 1 < end && !rows[i + 1].Line.Bullet && rows[i + 1].Line.Style.LooksLike(row.Line.Style) && rows[i + 1].Line.Words > 7 && row.Line.Words > 5);

    private static TextLine WithoutDates(Row row, DateSpan span)
    {
        var line = row.Line;
        // The cell or run that holds the date goes; where it is part of a run, the run is cut.
        var spans = new List<TextSpan>();
        foreach (var cell in line.Spans.GroupBy(s => s.Cell))
        {
            var whole = string.Concat(cell.Select(s => s.Text));
            if (Dates.Find(whole) is not { } found || found.StartYear != span.StartYear && found.EndYear != span.EndYear)
                spans.AddRange(cell);
            else if (Dates.Without(whole, found) is { Length: > 1 } rest)
            {
                var kept = new List<TextSpan>();
                foreach (var s in cell)
                {
                    if (Dates.Find(s.Text) is not { } own)
                        kept.Add(s);
                    else if (Dates.Without(s.Text, own) is { Length: > 1 } left)
                        kept.Add(s with { Text = left });
                }

                var cut = string.Concat(kept.Select(s => s.Text));
                if (Dates.Find(cut) is null && cut.Length >= rest.Length - 2)
                    spans.AddRange(kept);
                else
                    spans.Add(cell.First() with { Text = rest });
            }
        }

        return spans.Count == 0 ? line : line.With(spans);
    }
}
