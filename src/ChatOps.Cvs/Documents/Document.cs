namespace ChatOps.Cvs.Documents;

/// <summary>A file as a reader sees it, with what only a machine sees set apart.</summary>
internal sealed record Document
{
    public required DocumentKind Kind { get; init; }

    public required int Pages { get; init; }

    /// <summary>What is visible, in reading order.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    public IReadOnlyList<HiddenText> Hidden { get; init; } = [];

    /// <summary>Targets of links behind visible text. Never fetched.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Whether it holds a picture that may be a portrait.</summary>
    public bool HasPictures { get; init; }

    /// <summary>Whether its text was recognised from a picture.</summary>
    public bool Recognised { get; init; }

    /// <summary>The whole visible text, a line each.</summary>
    public string Text => string.Join('\n', Lines.Select(l => l.Text));
}
