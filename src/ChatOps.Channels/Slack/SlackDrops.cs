using ChatOps.Agent.Access;
using ChatOps.Channels.Files;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Protocol;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Files in channels (<c>file_shared</c>). Slack tells of every file by itself, and of a message that mentions the bot besides, in any order: a file waits for such a message
/// and is left to it if there is one, because its words say what is to be done.
/// </summary>
internal sealed class SlackDrops(SlackClient client, IKnownConversations known, TimeProvider time)
{
    /// <summary>How long a file waits for a message that mentions the bot.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Notes that files came with words for the bot.</summary>
    public async Task NoteAsync(SlackEvent said, CancellationToken cancellationToken)
    {
        if (said is not { Kind: SlackKind.Message, IsDirect: false })
            return;
        foreach (var file in said.Files)
        {
            await known.KeepMessageAsync(
                new SentMessage { ConversationId = said.Place, Topic = TopicOf(file), MessageId = said.Message!, At = time.GetUtcNow().UtcDateTime }, cancellationToken);
        }
    }

    /// <summary>The file with where it stands, if it is to be read; null if nobody asks for that.</summary>
    /// <param name="dropped">The file, by its id.</param>
    /// <param name="speaker">Who dropped it.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<SlackEvent?> FindAsync(SlackEvent dropped, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!DroppedFiles.AreReadFor(speaker) || await known.FindMessageAsync(dropped.Place, TopicOf(dropped.Files[0]), cancellationToken) is not null)
            return null;
        try
        {
            var file = await client.FindFileAsync(dropped.Files[0].Id, cancellationToken);
            var share = file.Shares.FirstOrDefault(s => s.Channel == dropped.Channel);
            return DroppedFiles.MayBeCv(file.Name) ? dropped with { Files = [file], Message = share?.Message, Thread = share?.Thread } : null;
        }
        catch (SlackRefusedException)
        {
            return null; // taken back already
        }
    }

    private static string TopicOf(SlackFile file) => $"file/{file.Id}";
}
