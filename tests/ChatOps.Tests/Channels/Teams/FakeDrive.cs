using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>OneDrive, SharePoint or Microsoft Graph, as far as they answer to addresses.</summary>
internal sealed class FakeDrive : HttpMessageHandler
{
    /// <summary>What an address answers; one that isn't there is 404.</summary>
    public ConcurrentDictionary<string, Func<HttpResponseMessage>> Answers { get; } = new();

    /// <summary>The addresses that were asked, with the authorization that they got.</summary>
    public ConcurrentQueue<(string Address, string? Authorization)> Asked { get; } = new();

    /// <summary>Lays a file down.</summary>
    public void Put(string address, byte[] content) => Answers[address] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };

    /// <summary>Lets an address answer with JSON.</summary>
    public void PutJson(string address, JsonNode json) => Answers[address] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(json) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.OriginalString;
        Asked.Enqueue((address, request.Headers.Authorization?.ToString()));
        return Task.FromResult(Answers.TryGetValue(address, out var answer) ? answer() : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
