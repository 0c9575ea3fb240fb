using System.Collections.Concurrent;
using System.Net;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>OneDrive, as far as it hands out files by address.</summary>
internal sealed class FakeDrive : HttpMessageHandler
{
    /// <summary>What an address answers; one that isn't there is 404.</summary>
    public ConcurrentDictionary<string, Func<HttpResponseMessage>> Answers { get; } = new();

    /// <summary>The addresses that were asked, with the authorization that they got.</summary>
    public ConcurrentQueue<(string Address, string? Authorization)> Asked { get; } = new();

    /// <summary>Lays a file down.</summary>
    public void Put(string address, byte[] content) => Answers[address] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.OriginalString;
        Asked.Enqueue((address, request.Headers.Authorization?.ToString()));
        return Task.FromResult(Answers.TryGetValue(address, out var answer) ? answer() : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
