using System.Diagnostics;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>
/// One host over the team of the samples, as one runs it on a laptop: not registered, in Development. Microsoft 365 Agents Playground (tests/playground) is its client;
/// its Alex Wilber is a manager here.
/// </summary>
public class PlaygroundFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-teams-").FullName;
    private HostProcess? _host;
    private string _address = "";

    private static string Playground { get; } = Path.Combine(HostProcess.Repository, "tests", "playground");

    public virtual async Task InitializeAsync()
    {
        await ImportedTeam.CopyToAsync(_folder);
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        _address = $"{address}/api/messages";
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Access__Users__0__Account"] = "teams:00000000-0000-0000-0000-0000000000001/00000000-0000-0000-0000-0000000000020",
            ["Access__Users__0__Role"] = "Manager",
        };
        foreach (var (name, value) in Settings)
            environment[name] = value;
        _host = HostProcess.Start(_folder, environment, "serve", "--urls", address);
        await _host.WaitForAsync("Now listening on");
    }

    public virtual Task DisposeAsync()
    {
        _host?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What the host is told besides.</summary>
    private protected Dictionary<string, string> Settings { get; } = [];

    /// <summary>Goes through steps in the playground; all of them have to hold.</summary>
    internal Task PlayAsync(params string[] steps) => PlayAsync(_ => { }, steps);

    /// <summary>Goes through steps in the playground; all of them have to hold.</summary>
    /// <param name="held">Told of each step that has held.</param>
    /// <param name="steps">The steps.</param>
    internal async Task PlayAsync(Action<string> held, params string[] steps)
    {
        Assert.True(Directory.Exists(Path.Combine(Playground, "node_modules")), "tests/playground is not installed: run ./test.sh, or there: npm install --ignore-scripts");
        var info = new ProcessStartInfo("node") { WorkingDirectory = Playground, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["drive.mjs", _address, .. steps])
            info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (ReadAsync(process.StandardOutput, held, patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
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

    private static async Task<string> ReadAsync(StreamReader output, Action<string> held, CancellationToken cancellationToken)
    {
        var read = new System.Text.StringBuilder();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            read.AppendLine(line);
            if (line.StartsWith("ok ", StringComparison.Ordinal))
                held(line[3..]);
        }

        return read.ToString();
    }
}
