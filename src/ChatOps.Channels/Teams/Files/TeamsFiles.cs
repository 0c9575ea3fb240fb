using ChatOps.Agent.Conversations;
using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Files;

/// <summary>The files of a message, wherever Teams laid them down.</summary>
internal sealed class TeamsFiles(IEnumerable<IFileSource> sources)
{
    /// <summary>Fetches what came with a message.</summary>
    /// <exception cref="TryLaterException">A file can't be had now.</exception>
    public async Task<ReceivedFiles> ReceiveAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Type != ActivityTypes.Message)
            return ReceivedFiles.None;
        var (sent, refused) = (new List<SentFile>(), new List<string>());
        foreach (var source in sources)
        {
            try
            {
                sent.AddRange((await source.FindAsync(activity, cancellationToken)).Select(f => new SentFile(f.Name, (left, token) => FetchAsync(source, f, left, token))));
            }
            catch (FileRefusedException e)
            {
                refused.Add(e.Message);
            }
        }

        // What was dropped without a word may be anything; what is no document is nobody's business here.
        return await MessageFiles.FetchAsync(activity.IsDroppedFile ? [.. sent.Where(f => DroppedFiles.MayBeCv(f.Name))] : sent, refused, cancellationToken);
    }

    private static async Task<TurnFile> FetchAsync(IFileSource source, AttachedFile file, int left, CancellationToken cancellationToken) =>
        new(file.Name ?? "", await source.FetchAsync(file, left, cancellationToken));
}
