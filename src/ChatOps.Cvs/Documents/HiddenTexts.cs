namespace ChatOps.Cvs.Documents;

/// <summary>Puts pieces of hidden text together that follow one another.</summary>
internal static class HiddenTexts
{
    public static List<HiddenText> Merge(IReadOnlyList<HiddenText> pieces)
    {
        var merged = new List<HiddenText>();
        foreach (var piece in pieces)
        {
            if (merged.Count > 0 && merged[^1].Page == piece.Page && merged[^1].Reason == piece.Reason && piece.Reason != HiddenReason.Metadata)
                merged[^1] = merged[^1] with { Text = merged[^1].Text.TrimEnd() + " " + piece.Text.Trim() };
            else
                merged.Add(piece with { Text = piece.Text.Trim() });
        }

        return merged;
    }
}
