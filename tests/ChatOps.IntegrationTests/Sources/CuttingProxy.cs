using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>
/// Stands before a server and breaks off after so many bytes of its answers, in the middle of whatever it is saying; from then on nobody gets through
/// until it is mended. To the client that is a server that was killed.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly int _target;
    private long _left;

    public CuttingProxy(int target, long bytes)
    {
        (_target, _left) = (target, bytes);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it has broken off.</summary>
    public bool IsCut => Interlocked.Read(ref _left) <= 0;

    /// <summary>The server is back.</summary>
    public void Mend() => Interlocked.Exchange(ref _left, long.MaxValue);

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _open)
            client.Dispose();
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
        _open.Add(client);
        var server = new TcpClient();
        _open.Add(server);
        try
        {
            if (!IsCut)
            {
                await server.ConnectAsync(IPAddress.Loopback, _target);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), AnswerAsync(server.GetStream(), client.GetStream()));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // Either side is gone, and with it the other.
        }
        finally
        {
            client.Client.Close(0); // at once, as a killed process would
            server.Dispose();
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[512];
        while (await server.ReadAsync(buffer) is > 0 and var read)
        {
            var left = Interlocked.Add(ref _left, -read);
            await client.WriteAsync(buffer.AsMemory(0, (int)Math.Clamp(read + Math.Min(left, 0), 0, read)));
            if (left <= 0)
                return;
        }
    }
}
