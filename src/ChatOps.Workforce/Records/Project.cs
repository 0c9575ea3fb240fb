namespace ChatOps.Workforce;

/// <summary>A project that work items belong to.</summary>
/// <param name="Id">Stable id, e.g. <c>PRJ-1</c>.</param>
/// <param name="Name">Name as shown to people.</param>
public sealed record Project(string Id, string Name);
