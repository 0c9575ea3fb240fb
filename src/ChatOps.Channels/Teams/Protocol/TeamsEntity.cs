namespace ChatOps.Channels.Teams.Protocol;

/// <summary>Something that an activity's text is about; mentions matter here.</summary>
/// <param name="Type">E.g. <c>mention</c>.</param>
/// <param name="Text">How a mention stands in the text, e.g. <c>&lt;at&gt;ChatOps&lt;/at&gt;</c>.</param>
/// <param name="Mentioned">Who is mentioned.</param>
internal sealed record TeamsEntity(string? Type, string? Text = null, TeamsAccount? Mentioned = null);
