using System.Net;
using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>Reads files from addresses that need no token: from the configured hosts alone, in time, and no further than their limit.</summary>
/// <param name="clients">Clients; the one called <see cref="ClientName"/> is taken.</param>
/// <param name="files">Reads what comes.</param>
/// <param name="options">The hosts, and the time for one file.</param>
internal sealed class FileReader(IHttpClientFactory clients, FileContent files, IOptions<TeamsOptions> options)
{
    public const string ClientName = "teams-files";

    /// <summary>Reads a file from its address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="left">Most bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">It is not taken.</exception>
    /// <exception cref="TryLaterException">It can't be had now.</exception>
    public Task<ReadOnlyMemory<byte>> ReadAsync(Uri address, int left, CancellationToken cancellationToken) =>
        ReadAsync(token => OpenAsync(address, token), left, cancellationToken);

    /// <summary>Asks an address for its file.</summary>
    /// <param name="address">The address; on one of the configured hosts.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<HttpResponseMessage> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        return await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Reads a file from a response that is asked for.</summary>
    /// <param name="askAsync">Asks for it.</param>
    /// <param name="left">Most bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <inheritdoc cref="ReadAsync(Uri, int, CancellationToken)" path="/exception" />
    public async Task<ReadOnlyMemory<byte>> ReadAsync(Func<CancellationToken, Task<HttpResponseMessage>> askAsync, int left, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.Value.FileSeconds));
        try
        {
            using var response = await askAsync(deadline.Token);
            Check(response);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new FileRefusedException("could not be fetched: its link does not hold any more. Please attach it again.");
            return await files.ReadAsync(response.Content, left, deadline.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TryLaterException("A file can't be downloaded now.", inner: e);
        }
    }

    /// <summary>Holds unless the host is busy or ill.</summary>
    /// <exception cref="TryLaterException">It is.</exception>
    public static void Check(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError)
            throw new TryLaterException($"The host of a file answered {(int)response.StatusCode}.", RetryAfter.Of(response));
    }
}
