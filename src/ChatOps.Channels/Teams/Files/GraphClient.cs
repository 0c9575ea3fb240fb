using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Channels.Teams.Tokens;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>Microsoft Graph over HTTP (https://learn.microsoft.com/graph/api/overview), as far as files of channels need it. The bot's token goes to its host alone: redirections are not followed.</summary>
internal sealed class GraphClient(IHttpClientFactory clients, IAppTokens tokens, IOptions<TeamsOptions> options)
{
    public const string ClientName = "teams-graph";

    /// <summary>Longest JSON that is read, in bytes: a message has 28 kB, and as much around it.</summary>
    public const int MaxJsonBytes = 1024 * 1024;

    /// <summary>Reads something.</summary>
    /// <param name="path">Its path below <c>v1.0</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What Graph answered, and the thing; null unless that is 200.</returns>
    /// <exception cref="TryLaterException">Graph can't answer now.</exception>
    public async Task<(HttpStatusCode Status, T? Value)> ReadAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.Value.DeadlineSeconds));
        try
        {
            using var response = await AskAsync(path, HttpCompletionOption.ResponseContentRead, deadline.Token);
            FileReader.Check(response);
            return (response.StatusCode, response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadFromJsonAsync<T>(TeamsJson.Options, deadline.Token) : default);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TryLaterException("Microsoft Graph can't be reached.", inner: e);
        }
    }

    /// <summary>Asks for the content of a file; most often Graph answers with an address that needs no token.</summary>
    /// <param name="address">Where it lies in SharePoint.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<HttpResponseMessage> OpenSharedAsync(Uri address, CancellationToken cancellationToken) =>
        AskAsync($"shares/{ShareOf(address)}/driveItem/content", HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>An address as Graph takes it (https://learn.microsoft.com/graph/api/shares-get#encoding-sharing-urls).</summary>
    public static string ShareOf(Uri address) =>
        "u!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(address.AbsoluteUri)).TrimEnd('=').Replace('/', '_').Replace('+', '-');

    private async Task<HttpResponseMessage> AskAsync(string path, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.GraphAddress, "v1.0/" + path));
        var token = await tokens.FindAsync(new Uri(options.Value.GraphAddress, ".default").AbsoluteUri, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, completion, cancellationToken);
    }
}
