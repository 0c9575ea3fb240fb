using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ChatOps.Benchmarks;

/// <summary>The document's Python pipeline (<c>peer/pipeline.py</c>) and a Python that can run it.</summary>
internal sealed class PythonPeer
{
    /// <summary>Names the Python to use, and then no other one is tried.</summary>
    private const string Variable = "CHATOPS_PYTHON";

    /// <summary>An import takes seconds on a cold disk; a Python that takes longer hangs.</summary>
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(30);

    private readonly string _python;

    private PythonPeer(string python) => _python = python;

    /// <summary>Looks for a Python with scikit-learn and pandas; Debian's first, because that is where apt puts them.</summary>
    /// <returns>Null if there is none.</returns>
    public static async Task<PythonPeer?> FindAsync()
    {
        string[] candidates = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : ["/usr/bin/python3", "python3"];
        foreach (var python in candidates)
        {
            if (await OutputAsync(python, ["-c", "import sklearn, pandas; print('yes')"], ProbeLimit, hideErrors: true) is not null)
                return new PythonPeer(python);
        }

        return null;
    }

    /// <summary>Runs the pipeline on a CSV folder; what it complains of goes to our standard error.</summary>
    /// <returns>Its figures by name, or null if it failed or took longer than <paramref name="limit"/>.</returns>
    public async Task<IReadOnlyDictionary<string, double>?> RunAsync(string folder, string option, TimeSpan limit)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peer", "pipeline.py");
        var line = await OutputAsync(_python, [script, folder, option], limit, hideErrors: false);
        return line is null ? null : JsonSerializer.Deserialize<Dictionary<string, double>>(line);
    }

    private static async Task<string?> OutputAsync(string python, string[] arguments, TimeSpan limit, bool hideErrors)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = hideErrors };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            return await OutputAsync(process, limit, hideErrors);
        }
        catch (Win32Exception)
        {
            return null; // no such program
        }
    }

    private static async Task<string?> OutputAsync(Process process, TimeSpan limit, bool hideErrors)
    {
        using var time = new CancellationTokenSource(limit);
        try
        {
            // Errors are read even where they are hidden: a full pipe would stop the process.
            var errors = hideErrors ? process.StandardError.ReadToEndAsync(time.Token) : Task.FromResult("");
            var output = await process.StandardOutput.ReadToEndAsync(time.Token);
            await errors;
            await process.WaitForExitAsync(time.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true); // its search runs in child processes
            return null;
        }
    }
}
