namespace ChatOps.Cvs;

/// <summary>A language that somebody speaks, and how well in the CV's own words.</summary>
public sealed record CvLanguage(string Name, string? Level = null);
