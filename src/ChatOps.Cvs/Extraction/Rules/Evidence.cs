using ChatOps.Cvs.Documents;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Collects where fields were read.</summary>
internal sealed class Evidence
{
    /// <summary>Longest piece of text that is kept for a field, in characters.</summary>
    private const int Longest = 300;

    private readonly List<FieldEvidence> _items = [];

    public IReadOnlyList<FieldEvidence> Items => _items;

    public void Add(string field, TextLine line) => Add(field, line.Page, line.Text);

    public void Add(string field, IReadOnlyList<TextLine> lines)
    {
        if (lines.Count > 0)
            Add(field, lines[0].Page, string.Join(" / ", lines.Select(l => l.Text)));
    }

    private void Add(string field, int page, string text) => _items.Add(new FieldEvidence(field, page, text.Length > Longest ? text[..Longest] : text));
}
