namespace ChatOps.Channels.Web;

/// <summary>How a <see cref="TextRun"/> is shown.</summary>
public enum TextStyle
{
    Plain,
    Bold,
    Italic,
}
