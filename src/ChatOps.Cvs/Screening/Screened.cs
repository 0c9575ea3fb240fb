using ChatOps.Cvs.Documents;

namespace ChatOps.Cvs.Screening;

/// <summary>A document without what must not be read, and what that was.</summary>
internal sealed record Screened(Document Document, IReadOnlyList<CvWarning> Warnings, IReadOnlyList<string> LeftOut);
