using System.Text;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Puts glyphs together to runs.</summary>
internal static class PdfRuns
{
    /// <summary>A gap wider than this, in sizes of the font, ends the run: a space that was never painted, or another cell.</summary>
    private const double Space = 0.15;

    public static List<PdfRun> Of(IReadOnlyList<PdfGlyph> glyphs)
    {
        var runs = new List<PdfRun>();
        var text = new StringBuilder();
        PdfGlyph? first = null;
        PdfGlyph? last = null;
        var box = default(Box);

        void End()
        {
            if (first is not null && text.ToString() is var t && !string.IsNullOrWhiteSpace(t))
                runs.Add(new PdfRun(t, box, first.Baseline, first.Style, first.Order, first.KnownColour, first.Hidden));
            text.Clear();
            first = null;
        }

        foreach (var glyph in glyphs)
        {
            if (!glyph.Upright || IsIcon(glyph.Text))
            {
                End();
                continue;
            }

            // Spaces lie between runs as often as in them: they only count where they are.
            var blank = string.IsNullOrWhiteSpace(glyph.Text);
            if (first is not null && last is not null)
            {
                var gap = glyph.Box.Left - last.Box.Right;
                var size = first.Style.Size;
                if (Math.Abs(glyph.Baseline - first.Baseline) > 0.2 * size || gap > Space * size && !blank || gap < -0.6 * size
                    || glyph.Hidden != first.Hidden || !blank && !glyph.Style.LooksLike(first.Style))
                    End();
            }

            if (first is null)
            {
                if (blank)
                    continue;
                first = glyph;
                box = glyph.Box;
            }
            else if (!blank)
                box = box.Union(glyph.Box);
            text.Append(blank ? " " : Plain(glyph.Text));
            last = glyph;
        }

        End();
        return runs;
    }

    /// <summary>Characters of icon fonts have no meaning as text.</summary>
    private static bool IsIcon(string text) => text[0] is >= '\uE000' and <= '\uF8FF' or '\uFFFD' || text[0] < ' ' && text[0] != '\t';

    /// <summary>Ligatures as the letters that they stand for.</summary>
    private static string Plain(string text) => text.Length == 1 && text[0] >= '\uFB00' ? Folding.Ligature(text[0]) ?? text : text;
}
