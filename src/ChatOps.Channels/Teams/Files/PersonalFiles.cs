using System.Globalization;
using System.Net;
using System.Text.Json;
using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Cvs;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>
/// Files that people attach in the personal chat: Teams lays them in the sender's OneDrive and hands over an address that needs no token for some minutes
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat). Only addresses on the configured hosts are asked,
/// without the bot's token; a file is read no further than its limit, whatever length it claims to have.
/// </summary>
/// <param name="clients">Clients; the one called <see cref="ClientName"/> is taken.</param>
/// <param name="options">The hosts.</param>
/// <param name="limits">Largest file.</param>
internal sealed class PersonalFiles(IHttpClientFactory clients, IOptions<TeamsOptions> options, IOptions<CvOptions> limits)
{
    public const string ClientName = "teams-files";

    /// <summary>Most bytes of all files of one message, so that a batch fits into memory and into one message of the cluster.</summary>
    public const int MaxTotalBytes = 90_000_000;

    private const int BytesOfMegabyte = 1_000_000;
    private const int BlockBytes = 81_920;
    private const int MaxNameLength = 200;

    /// <summary>Downloads what came with a message, one file after the other.</summary>
    /// <exception cref="TryLaterException">A file can't be had now.</exception>
    public async Task<ReceivedFiles> ReceiveAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var attached = activity.Type == ActivityTypes.Message ? activity.Attachments.Where(a => a.ContentType == TeamsAttachment.FileDownload).ToArray() : [];
        if (attached.Length == 0)
            return ReceivedFiles.None;
        if (attached.Length > Turn.MaxFiles)
            return new([], [$"That are {attached.Length} files; I read up to {Turn.MaxFiles} at once. Please send them in parts."]);

        var (files, refused, left) = (new List<TurnFile>(), new List<string>(), MaxTotalBytes);
        using var http = clients.CreateClient(ClientName);
        foreach (var attachment in attached)
        {
            var name = NameOf(attachment);
            try
            {
                var content = await DownloadAsync(http, AddressOf(attachment), left, cancellationToken);
                files.Add(new TurnFile(name, content));
                left -= content.Length;
            }
            catch (FileRefusedException e)
            {
                refused.Add($"**{name.Replace('*', '·')}** {e.Message}");
            }
        }

        return new(files, refused);
    }

    /// <summary>The last part of the name: some clients send paths.</summary>
    private static string NameOf(TeamsAttachment attachment)
    {
        var name = new string([.. Path.GetFileName((attachment.Name ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c)).Take(MaxNameLength)]);
        return string.IsNullOrWhiteSpace(name) ? "file" : name;
    }

    private Uri AddressOf(TeamsAttachment attachment)
    {
        if (attachment.Content is { ValueKind: JsonValueKind.Object } content
            && content.TryGetProperty("downloadUrl", out var url) && url.ValueKind == JsonValueKind.String
            && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            && options.Value.IsFileHost(address))
            return address;
        throw new FileRefusedException("lies where I may not fetch it. Please attach it from this computer or from your OneDrive.");
    }

    private async Task<ReadOnlyMemory<byte>> DownloadAsync(HttpClient http, Uri address, int left, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.Value.FileSeconds));
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            Check(response);
            return await ReadAsync(response.Content, left, deadline.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TryLaterException("A file can't be downloaded now.", inner: e);
        }
    }

    private static void Check(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError)
            throw new TryLaterException($"The host of a file answered {(int)response.StatusCode}.", RetryAfter.Of(response));
        if (response.StatusCode != HttpStatusCode.OK)
            throw new FileRefusedException("could not be fetched: its link does not hold any more. Please attach it again.");
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
