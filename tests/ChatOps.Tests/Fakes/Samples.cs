namespace ChatOps.Tests.Fakes;

/// <summary>The samples that the repository carries, beside the tests.</summary>
internal static class Samples
{
    public static string Team { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "team");

    public static string SyntheticWorld { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "synthetic-world");

    public static string Understanding { get; } = Path.Combine(AppContext.BaseDirectory, "tests-data", "understanding");

    public static string Contract { get; } = Path.Combine(AppContext.BaseDirectory, "tests-data", "chat-functions.md");

    /// <summary>The repository's root, for what is written into it: documents that the code generates.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Incidents { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "incidents");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatOps.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
