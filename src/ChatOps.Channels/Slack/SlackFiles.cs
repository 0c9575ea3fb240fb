using ChatOps.Agent.Conversations;
using ChatOps.Channels.Files;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Protocol;

namespace ChatOps.Channels.Slack;

/// <summary>The files of a message, read with the bot's token.</summary>
internal sealed class SlackFiles(SlackClient client, FileContent content)
{
    /// <summary>Fetches what came with a message.</summary>
    /// <exception cref="Intake.TryLaterException">A file can't be had now.</exception>
    public Task<ReceivedFiles> ReceiveAsync(SlackEvent asked, CancellationToken cancellationToken) =>
        MessageFiles.FetchAsync([.. asked.Files.Select(f => new SentFile(f.Name, (left, token) => FetchAsync(f, left, token)))], [], cancellationToken);

    private async Task<TurnFile> FetchAsync(SlackFile sent, int left, CancellationToken cancellationToken)
    {
        try
        {
            var file = sent.Address is null ? await client.FindFileAsync(sent.Id, cancellationToken) : sent;
            content.Check(file.Bytes, left);
            return new TurnFile(file.Name, await client.DownloadAsync(file.Address ?? throw new SlackRefusedException("files.info", "no_address"), left, cancellationToken));
        }
        catch (SlackRefusedException)
        {
            throw new FileRefusedException("can't be read. Send it as a file of this workspace, not as a link, and make sure that the app may read files (files:read).");
        }
    }
}
