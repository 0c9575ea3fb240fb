namespace ChatOps.Channels.Web;

/// <summary>A run of text in one style; not encoded yet.</summary>
public sealed record TextRun(string Text, TextStyle Style);
