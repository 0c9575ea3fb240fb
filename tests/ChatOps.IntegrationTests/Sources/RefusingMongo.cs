using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>A MongoDB that lets nobody in, in the words of its wire protocol (https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/): the tests' own server has no users.</summary>
internal sealed class RefusingMongo : IDisposable
{
    private const int HeaderLength = 16;
    private const int Reply = 1;
    private const int Query = 2004;
    private const int Message = 2013;

    private static readonly BsonDocument Hello = new()
    {
        ["ismaster"] = true, ["isWritablePrimary"] = true, ["helloOk"] = true, ["minWireVersion"] = 0, ["maxWireVersion"] = 21,
        ["maxBsonObjectSize"] = 16_777_216, ["maxMessageSizeBytes"] = 48_000_000, ["maxWriteBatchSize"] = 100_000, ["ok"] = 1.0,
    };

    private static readonly BsonDocument Refusal = new() { ["ok"] = 0.0, ["errmsg"] = "Authentication failed.", ["code"] = 18, ["codeName"] = "AuthenticationFailed" };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RefusingMongo()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

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

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var (stream, header) = (client.GetStream(), new byte[HeaderLength]);
                while (true)
                {
                    await stream.ReadExactlyAsync(header);
                    var body = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - HeaderLength];
                    await stream.ReadExactlyAsync(body);
                    var answer = System.Text.Encoding.Latin1.GetString(body).Contains("saslStart", StringComparison.Ordinal) ? Refusal : Hello;
                    await stream.WriteAsync(Answer(answer, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)), BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) == Query));
                }
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The driver has hung up.
            }
        }
    }

    private static byte[] Answer(BsonDocument document, int request, bool isOld)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var body = document.ToBson();
        // OP_REPLY: flags, cursor, first, count; OP_MSG: flags, kind of section.
        byte[] before = isOld ? [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0] : [0, 0, 0, 0, 0];
        foreach (var number in new[] { HeaderLength + before.Length + body.Length, 1, request, isOld ? Reply : Message })
            writer.Write(number);
        writer.Write(before);
        writer.Write(body);
        writer.Flush();
        return bytes.ToArray();
    }
}
