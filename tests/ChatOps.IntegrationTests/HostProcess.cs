using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatOps.IntegrationTests;

/// <summary>The built host as a process of its own, in a folder of its own, the way people run it.</summary>
internal sealed class HostProcess : IDisposable
{
    // An import trains as well, and on a busy machine everything takes several times as long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private bool _isDisposed;

    private HostProcess(Process process) => _process = process;

    /// <summary>Everything printed so far, both streams.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>The process, for killing it.</summary>
    public Process Process => _process;

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A folder with samples that the repository carries.</summary>
    public static string Team => Path.Combine(Repository, "samples", "team");

    private static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string HostProject { get; } = Path.Combine(Repository, "src", "ChatOps.Host");

    /// <summary>Starts a verb in a folder.</summary>
    public static HostProcess Start(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        StartDotnet(folder, environment, [Path.Combine(HostProject, "bin", Configuration, "net10.0", "ChatOps.Host.dll"), .. arguments]);

    /// <summary>Runs a verb to its end the README's way.</summary>
    public static async Task<(int ExitCode, string Output)> DotnetRunAsync(string folder, params string[] arguments)
    {
        using var host = StartDotnet(
            folder, null, ["run", "--no-build", "-c", Configuration, "--project", HostProject, "--", .. arguments]);
        return (await host.ExitAsync(), host.Output);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var host = Start(folder, environment, arguments);
        return (await host.ExitAsync(), host.Output);
    }

    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something was printed.</summary>
    public async Task WaitForAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited && _arrived.CurrentCount == 0 && !Output.Contains(text, StringComparison.Ordinal))
                throw new InvalidOperationException($"The host ended ({_process.ExitCode}) before it printed '{text}':\n{Output}");
            if (!await _arrived.WaitAsync(Patience))
                throw new TimeoutException($"The host did not print '{text}':\n{Output}");
        }
    }

    /// <summary>Waits for the end.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The host did not end:\n{Output}");
        }

        return _process.ExitCode;
    }

    private static HostProcess StartDotnet(string folder, IReadOnlyDictionary<string, string>? environment, string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        info.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        info.Environment.Remove("DOTNET_ENVIRONMENT");
        // Most of these processes end after seconds, before code that was measured on the way would have paid off.
        info.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;

        var process = new Process { StartInfo = info };
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, e) => host.Add(e.Data);
        process.ErrorDataReceived += (_, e) => host.Add(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatOps.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    private void Add(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
        _arrived.Release();
    }
}
