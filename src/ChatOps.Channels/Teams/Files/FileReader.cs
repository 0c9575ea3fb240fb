using System.Globalization;
using System.Net;
using ChatOps.Channels.Intake;
using ChatOps.Cvs;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>Reads files from addresses that need no token: from the configured hosts alone, in time, and no further than their limit, whatever length they claim to have.</summary>
/// <param name="clients">Clients; the one called <see cref="ClientName"/> is taken.</param>
/// <param name="options">The hosts, and the time for one file.</param>
/// <param name="limits">Largest file.</param>
internal sealed class FileReader(IHttpClientFactory clients, IOptions<TeamsOptions> options, IOptions<CvOptions> limits)
{
    public const string ClientName = "teams-files";

    /// <summary>Most bytes of all files of one message, so that a batch fits into memory and into one message of the cluster.</summary>
    public const int MaxTotalBytes = 90_000_000;

    private const int BytesOfMegabyte = 1_000_000;
    private const int BlockBytes = 81_920;

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
            return await ReadAsync(response.Content, left, deadline.Token);
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

    /// <summary>Reads to the end or one byte beyond what is allowed, whichever comes first.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int left, CancellationToken cancellationToken)
    {
        var most = Math.Min(limits.Value.MaxMegabytes * BytesOfMegabyte, left);
        if (content.Headers.ContentLength > most)
            throw TooLarge(most);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var block = new byte[BlockBytes];
        for (int read; (read = await stream.ReadAsync(block.AsMemory(0, Math.Min(BlockBytes, most + 1 - (int)kept.Length)), cancellationToken)) > 0;)
        {
            kept.Write(block, 0, read);
            if (kept.Length > most)
                throw TooLarge(most);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    private FileRefusedException TooLarge(int most) => new(most < limits.Value.MaxMegabytes * BytesOfMegabyte
        ? string.Create(CultureInfo.InvariantCulture, $"does not fit any more: one message takes {MaxTotalBytes / BytesOfMegabyte} MB. Please send it alone.")
        : string.Create(CultureInfo.InvariantCulture, $"is larger than {limits.Value.MaxMegabytes} MB. Please send a smaller one."));
}
