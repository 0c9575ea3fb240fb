using System.Diagnostics;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>
/// One host over the team of the samples, as one runs it on a laptop: not registered, in Development. Microsoft 365 Agents Playground (tests/playground) is its client;
/// its Alex Wilber is a manager here.
/// </summary>
public sealed class PlaygroundFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-teams-").FullName;
    private HostProcess? _host;
    private string _address = "";

    private static string Playground { get; } = Path.Combine(HostProcess.Repository, "tests", "playground");

    public async Task InitializeAsync()
    {
        var (exit, output) = await HostProcess.RunAsync(_folder, null, "import", "csv", HostProcess.Team);
        if (exit != 0)
            throw new InvalidOperationException(output);
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        _address = $"{address}/api/messages";
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Access__Users__0__Account"] = "teams:00000000-0000-0000-0000-0000000000001/00000000-0000-0000-0000-0000000000020",
            ["Access__Users__0__Role"] = "Manager",
        };
        _host = HostProcess.Start(_folder, environment, "serve", "--urls", address);
        await _host.WaitForAsync("Now listening on");
    }

    public Task DisposeAsync()
    {
        _host?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Goes through steps in the playground; all of them have to hold.</summary>
    internal async Task PlayAsync(params string[] steps)
    {
        Assert.True(Directory.Exists(Path.Combine(Playground, "node_modules")), "tests/playground is not installed: run ./test.sh, or there: npm install --ignore-scripts");
        var info = new ProcessStartInfo("node") { WorkingDirectory = Playground, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["drive.mjs", _address, .. steps])
            info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{await output}\n{await errors}\n{_host!.Output}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
