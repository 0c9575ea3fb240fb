using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A PostgreSQL of one test alone, which may be held, killed and started again.</summary>
internal sealed class OwnPostgreSql : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "chatops-pg-" + Guid.NewGuid().ToString("N"));

    private OwnPostgreSql()
    {
    }

    /// <summary>How it is reached.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<OwnPostgreSql> StartAsync()
    {
        var server = new OwnPostgreSql();
        var said = await ShellAsync("bash", Path.Combine(HostProcess.Repository, "tests/postgres.sh"), "start", server._folder);
        server.ConnectionString = new NpgsqlConnectionStringBuilder(said.Trim().Split('\n')[^1]) { Timeout = 5, CommandTimeout = 5 }.ConnectionString;
        return server;
    }

    /// <summary>All of its processes hang: connections stay, nothing is answered.</summary>
    public Task HangAsync() => Signals.SendAsync("STOP", Processes());

    /// <summary>They go on.</summary>
    public Task GoOnAsync() => Signals.SendAsync("CONT", Processes());

    /// <summary>It ends at once, as after a loss of power.</summary>
    public Task KillAsync() => ShellAsync("bash", Path.Combine(HostProcess.Repository, "tests/postgres.sh"), "stop", _folder);

    /// <summary>It starts again at the same port with what it held.</summary>
    public async Task StartAgainAsync()
    {
        var port = new NpgsqlConnectionStringBuilder(ConnectionString).Port.ToString(CultureInfo.InvariantCulture);
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/pg_ctl";
        string[] start = [bin, "-D", Path.Combine(_folder, "data"), "-w", "-t", "120", "-l", Path.Combine(_folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{_folder}' -c fsync=off", "start"];
        await (Environment.UserName == "root" ? ShellAsync("runuser", ["-u", "postgres", "--", .. start]) : ShellAsync(start[0], start[1..]));
    }

    public async ValueTask DisposeAsync()
    {
        await GoOnAsync();
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The postmaster and its children.</summary>
    private int[] Processes()
    {
        var main = int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        return [main, .. File.ReadAllText($"/proc/{main}/task/{main}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
    }

    private static async Task<string> ShellAsync(string command, params string[] arguments)
    {
        // Its output goes to a file of its own: what it starts would hold a pipe open for good.
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", "out=$(mktemp); \"$0\" \"$@\" >\"$out\" 2>&1 </dev/null; code=$?; cat \"$out\"; rm \"$out\"; exit $code", command, .. arguments]) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }
}
