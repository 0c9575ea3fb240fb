namespace ChatOps.IntegrationTests;

/// <summary>Tests that run verbs of the command line in a folder of their own.</summary>
public abstract class VerbTests : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("chatops-cli-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => HostProcess.RunAsync(Folder, null, arguments);
}
