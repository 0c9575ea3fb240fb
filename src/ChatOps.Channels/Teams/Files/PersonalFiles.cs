using System.Text.Json;
using ChatOps.Channels.Files;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>
/// Files that people attach in the personal chat: Teams lays them in the sender's OneDrive and hands over an address that needs no token for some minutes
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat). Only addresses on the configured hosts are asked.
/// </summary>
internal sealed class PersonalFiles(FileReader reader, IOptions<TeamsOptions> options) : IFileSource
{
    public Task<IReadOnlyList<AttachedFile>> FindAsync(TeamsActivity activity, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AttachedFile>>(
        [.. activity.Attachments.Where(a => a.ContentType == TeamsAttachment.FileDownload).Select(a => new AttachedFile(a.Name, AddressOf(a)))]);

    public Task<ReadOnlyMemory<byte>> FetchAsync(AttachedFile file, int left, CancellationToken cancellationToken) =>
        file.Address is { } address && options.Value.IsFileHost(address)
            ? reader.ReadAsync(address, left, cancellationToken)
            : throw new FileRefusedException("lies where I may not fetch it. Please attach it from this computer or from your OneDrive.");

    private static Uri? AddressOf(TeamsAttachment attachment) =>
        attachment.Content is { ValueKind: JsonValueKind.Object } content
            && content.TryGetProperty("downloadUrl", out var url) && url.ValueKind == JsonValueKind.String
            && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            ? address
            : null;
}
