using ChatOps.Agent.Conversations;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>Reads the files of a message with the bot's token.</summary>
internal sealed class SlackFiles(SlackClient client, IOptions<SlackOptions> options)
{
    private long MaxBytes => options.Value.MaxFileMegabytes * 1024L * 1024L;

    /// <summary>The files, or why one of them can't be read, as a sentence.</summary>
    public async Task<(IReadOnlyList<TurnFile> Files, string? Problem)> ReadAsync(SlackEvent asked, CancellationToken cancellationToken)
    {
        var files = new List<TurnFile>();
        foreach (var sent in asked.Files)
        {
            try
            {
                var file = sent.Address is null ? await client.FindFileAsync(sent.Id, cancellationToken) : sent;
                if (file.Bytes > MaxBytes)
                    return ([], TooLarge(file.Name));
                files.Add(new TurnFile(file.Name, await client.DownloadAsync(file.Address ?? throw new SlackRefusedException("files.info", "no_address"), MaxBytes, cancellationToken)));
            }
            catch (SlackRefusedException e) when (e.Code == "too_large")
            {
                return ([], TooLarge(sent.Name));
            }
            catch (SlackRefusedException)
            {
                return ([], $"I can't read {Shown(sent.Name)}. Send it as a file of this workspace, not as a link, and make sure that the app may read files (files:read); nothing was done.");
            }
        }

        return (files, null);
    }

    private string TooLarge(string name) => $"{Shown(name)} is larger than {options.Value.MaxFileMegabytes} MB, so I did not read it. Send a smaller one; nothing was done.";

    private static string Shown(string name) => name.Length <= 80 ? name : name[..79] + "…";
}
