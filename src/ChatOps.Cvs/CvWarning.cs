namespace ChatOps.Cvs;

/// <summary>Something about a CV that a person should look at.</summary>
/// <param name="Code">One of <see cref="CvWarningCode"/>.</param>
/// <param name="Place">Where, in words: "page 2, white on white".</param>
/// <param name="Text">The text that it is about, shortened.</param>
public sealed record CvWarning(string Code, string Place, string Text);
