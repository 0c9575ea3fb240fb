using System.Net;
using ChatOps.Channels.Files;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams.Files;

/// <summary>
/// Files that people attach in a channel: Teams lays them in the team's SharePoint and tells the bot at most where, so they come through Microsoft Graph. Only those below
/// the channel's own folder are fetched: the bot's consent reaches over all of the team and over other teams, and what it reads is shown to whoever asked here.
/// </summary>
internal sealed class ChannelFiles(GraphClient graph, ConnectorClient connector, FileReader reader, IOptions<TeamsOptions> options) : IFileSource
{
    public const string PersonalChatInstead = "I don't read files here. Please send them to me in our personal chat.";

    public const string NoConsent =
        "I may not read files of this team yet. An owner of the team has to agree: in Teams, *Manage team*, *Apps*, my name, and there to the permissions **File.Read.Group** and "
        + "**ChannelMessage.Read.Group** (or to add me anew and agree then). Until then, please send me files in our personal chat.";

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttachedFile>> FindAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Conversation!.IsPersonal || !activity.MarksFiles)
            return [];
        if (!options.Value.ReadsChannelFiles || activity.Conversation.ConversationType != TeamsConversation.Channel)
            throw new FileRefusedException(PersonalChatInstead);
        if (await TeamOfAsync(activity, cancellationToken) is not { } team || activity.ChannelData?.Channel?.Id is not { Length: > 0 } channel)
            throw new FileRefusedException($"Teams does not say which team this is, so I can't find its files. {PersonalChatInstead}");

        var attached = activity.Attachments.Where(a => a.ContentType == TeamsAttachment.Reference).Select(a => (a.Name, Address: a.ContentUrl)).ToArray();
        if (attached.Length == 0)
            attached = await ReadMessageAsync(team, channel, activity, cancellationToken);
        if (attached.Length == 0)
            return [];
        var folder = await ReadFolderAsync(team, channel, cancellationToken);
        // What lies elsewhere is found and not fetched, so that it is said of that file.
        return [.. attached.Select(a => new AttachedFile(a.Name, Uri.TryCreate(a.Address, UriKind.Absolute, out var address) && IsBelow(folder, address) ? address : null))];
    }

    /// <inheritdoc />
    public async Task<ReadOnlyMemory<byte>> FetchAsync(AttachedFile file, int left, CancellationToken cancellationToken)
    {
        if (file.Address is not { } address || !options.Value.IsFileHost(address))
            throw new FileRefusedException("lies outside of this channel's files, where I don't read. Please attach it from this computer, or send it to me in our personal chat.");
        return await reader.ReadAsync(token => OpenAsync(address, token), left, cancellationToken);
    }

    /// <summary>The Entra group of the team; null if Teams doesn't say.</summary>
    private async Task<string?> TeamOfAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var team = activity.ChannelData?.Team;
        var group = team?.AadGroupId ?? (team?.Id is { Length: > 0 } id ? await connector.FindTeamGroupAsync(TeamsPlace.Of(activity), id, cancellationToken) : null);
        return Guid.TryParse(group, out var parsed) ? parsed.ToString() : null;
    }

    private async Task<(string? Name, string? Address)[]> ReadMessageAsync(string team, string channel, TeamsActivity activity, CancellationToken cancellationToken)
    {
        var root = activity.Conversation!.Id!.Split(";messageid=") is [_, var thread] && thread != activity.Id ? $"{Uri.EscapeDataString(thread)}/replies/" : "";
        var message = await ReadJsonAsync<Message>($"teams/{team}/channels/{Uri.EscapeDataString(channel)}/messages/{root}{Uri.EscapeDataString(activity.Id!)}", cancellationToken);
        return [.. (message?.Attachments ?? []).Where(a => a.ContentType == TeamsAttachment.Reference).Select(a => (a.Name, a.ContentUrl))];
    }

    private async Task<Uri> ReadFolderAsync(string team, string channel, CancellationToken cancellationToken)
    {
        var folder = await ReadJsonAsync<Folder>($"teams/{team}/channels/{Uri.EscapeDataString(channel)}/filesFolder", cancellationToken);
        return Uri.TryCreate(folder?.WebUrl, UriKind.Absolute, out var address) ? address : throw new FileRefusedException($"I can't find this channel's files. {PersonalChatInstead}");
    }

    private async Task<T?> ReadJsonAsync<T>(string path, CancellationToken cancellationToken)
    {
        var (status, value) = await graph.ReadAsync<T>(path, cancellationToken);
        return status switch
        {
            HttpStatusCode.OK => value,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new FileRefusedException(NoConsent),
            _ => throw new FileRefusedException($"I can't find this message's files. {PersonalChatInstead}"),
        };
    }

    /// <summary>Asks Graph for a file, and the host that it names without a token.</summary>
    private async Task<HttpResponseMessage> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var response = await graph.OpenSharedAsync(address, cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect:
                using (response)
                    return await FollowAsync(response.Headers.Location, cancellationToken);
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                response.Dispose();
                throw new FileRefusedException($"could not be fetched. {NoConsent}");
            default:
                return response;
        }
    }

    private Task<HttpResponseMessage> FollowAsync(Uri? location, CancellationToken cancellationToken) =>
        location is { IsAbsoluteUri: true } && options.Value.IsFileHost(location)
            ? reader.OpenAsync(location, cancellationToken)
            : throw new FileRefusedException("lies where I may not fetch it. Please send it to me in our personal chat.");

    /// <summary>Whether a file lies below a folder: the same host, and the folder's path before its own. A path that goes up is no path of a file.</summary>
    private static bool IsBelow(Uri folder, Uri file) => folder.Scheme == file.Scheme && folder.Authority.Equals(file.Authority, StringComparison.OrdinalIgnoreCase)
        && PathOf(file).StartsWith(PathOf(folder).TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    private static string PathOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath) is var path && path.Split('/').Contains("..") ? "" : path;

    private sealed record Message(IReadOnlyList<TeamsAttachment>? Attachments);

    private sealed record Folder(string? WebUrl);
}
