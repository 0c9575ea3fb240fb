using System.Diagnostics;
using System.Net.Sockets;

namespace ChatOps.IntegrationTests.Cluster;

/// <summary>Debian's redis-server on a free port of this machine, keeping nothing.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private RedisServer(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <param name="port">The port; null for a free one.</param>
    public static async Task<RedisServer> StartAsync(int? port = null)
    {
        port ??= HostProcess.FreePort();
        var process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AnswersAsync(port.Value, patience.Token))
            await look.WaitForNextTickAsync(patience.Token);
        return new RedisServer(process, $"127.0.0.1:{port}");
    }

    /// <summary>Its port.</summary>
    public int Port => int.Parse(Address.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>It hangs: connections stay, nothing is answered.</summary>
    public Task HangAsync() => Signals.SendAsync("STOP", _process.Id);

    /// <summary>It goes on.</summary>
    public Task GoOnAsync() => Signals.SendAsync("CONT", _process.Id);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
