namespace ChatOps.Tests.Fakes;

/// <summary>The samples that the repository carries, beside the tests.</summary>
internal static class Samples
{
    public static string Team { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "team");

    public static string SyntheticWorld { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "synthetic-world");

    public static string Understanding { get; } = Path.Combine(AppContext.BaseDirectory, "tests-data", "understanding");

    public static string Contract { get; } = Path.Combine(AppContext.BaseDirectory, "tests-data", "chat-functions.md");

    public static string Incidents { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "incidents");
}
