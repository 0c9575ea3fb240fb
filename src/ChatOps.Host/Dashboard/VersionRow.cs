using ChatOps.Learning.Registry;

namespace ChatOps.Host.Dashboard;

/// <summary>A version of a model in a table.</summary>
/// <param name="Version">The version.</param>
/// <param name="Serves">Whether it serves.</param>
/// <param name="LastServed">The promotion that made it serve the last time; null if it never did.</param>
public sealed record VersionRow(ModelVersion Version, bool Serves, Promotion? LastServed);
