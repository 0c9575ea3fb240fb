using ChatOps.Tests.Fakes;

namespace ChatOps.IntegrationTests;

/// <summary>The sample team as <c>import csv</c> leaves it, with the models of the first training: made once, copied for each test that is not about importing.</summary>
internal static class ImportedTeam
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Puts it where a host that runs in the folder keeps its data.</summary>
    public static async Task CopyToAsync(string folder) => FolderCopy.Make(await Made.Value, folder);

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-team-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (exit, output) = await HostProcess.RunAsync(folder, null, "import", "csv", HostProcess.Team);
        return exit == 0 ? folder : throw new InvalidOperationException(output);
    }
}
