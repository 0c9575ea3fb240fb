using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>One of the servers in tests/stores on a free port.</summary>
internal sealed class NodeServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private NodeServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts a script and waits until it says READY.</summary>
    /// <param name="port">The port it had before it was stopped; 0 for a free one.</param>
    public static async Task<NodeServer> StartAsync(string script, int port = 0, params string[] arguments)
    {
        var folder = Path.Combine(HostProcess.Repository, "tests", "stores");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "tests/stores is not installed: run ./test.sh, or there: npm install --ignore-scripts && node node_modules/@ladybugdb/core/install.js");
        port = port == 0 ? HostProcess.FreePort() : port;
        var info = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[script, $"{port}", .. arguments])
            info.ArgumentList.Add(argument);
        var process = new Process { StartInfo = info };
        var (lines, ready) = (new ConcurrentQueue<string>(), new TaskCompletionSource());
        void Hear(string? line)
        {
            lines.Enqueue(line ?? "");
            if (line?.StartsWith("READY", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        }

        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(ready.Task, process.WaitForExitAsync()).WaitAsync(Patience);
        Assert.True(ready.Task.IsCompletedSuccessfully, $"{script} did not start: {string.Join('\n', lines)}");
        return new NodeServer(process, port);
    }

    /// <summary>Ends it the hard way.</summary>
    public void Kill() => Dispose();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }
}
