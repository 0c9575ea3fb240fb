namespace ChatOps.Cvs.Documents.Layout;

/// <summary>An empty strip between two columns.</summary>
/// <param name="X">Left edge of what is right of it, in points.</param>
/// <param name="First">First row beside it.</param>
/// <param name="Last">Last row beside it.</param>
internal sealed record Gutter(double X, int First, int Last, double Score);
