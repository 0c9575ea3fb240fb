namespace ChatOps.Cvs;

/// <summary>Why there is no analysis.</summary>
/// <param name="Code">One of <see cref="CvProblemCode"/>.</param>
/// <param name="Message">A sentence for the person who sent the file.</param>
public sealed record CvProblem(string Code, string Message);
