using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatOps.IntegrationTests.Health;

/// <summary>Stands before a server of this machine and is in the way as told: refuses, delays, cuts, or does so now and then.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly int _target;
    private volatile ProxyMode _mode;

    /// <param name="target">The server's port.</param>
    public FaultyProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How late a piece of an answer is where answers are delayed.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(3);

    public ProxyMode Mode
    {
        get => _mode;
        set
        {
            _mode = value;
            if (value == ProxyMode.Refuses)
                BreakOff();
        }
    }

    /// <summary>Turns everybody away and lets them through again, in turn; lets them through in the end.</summary>
    /// <param name="times">How often it is away.</param>
    /// <param name="each">How long it is away, and back, each time.</param>
    public async Task FlapAsync(int times, TimeSpan each)
    {
        using var clock = new PeriodicTimer(each);
        for (var n = 0; n < times; n++)
        {
            Mode = n % 2 == 0 ? ProxyMode.Refuses : ProxyMode.Cuts;
            await clock.WaitForNextTickAsync();
            Mode = ProxyMode.Passes;
            await clock.WaitForNextTickAsync();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        BreakOff();
    }

    private void BreakOff()
    {
        foreach (var client in _open.Keys)
            client.Client?.Close(0); // at once, as a killed process would
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _open[client] = _open[server] = true;
        try
        {
            if (_mode == ProxyMode.Refuses)
                return;
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), AnswerAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side is gone, and with it the other.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Client?.Close(0);
            client.Dispose();
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[16_384];
        while (await server.ReadAsync(buffer) is > 0 and var read)
        {
            if (_mode is ProxyMode.Cuts)
                return;
            if (_mode is ProxyMode.Delays)
            {
                using var clock = new PeriodicTimer(Delay);
                await clock.WaitForNextTickAsync();
            }

            await client.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
