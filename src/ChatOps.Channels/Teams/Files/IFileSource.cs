using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Files;

/// <summary>Somewhere that Teams lays files of messages down.</summary>
internal interface IFileSource
{
    /// <summary>The files that came with a message and lie here.</summary>
    /// <exception cref="FileRefusedException">There are some and they can't be had; the message is a whole sentence.</exception>
    /// <exception cref="TryLaterException">It can't be found out now.</exception>
    Task<IReadOnlyList<AttachedFile>> FindAsync(TeamsActivity activity, CancellationToken cancellationToken);

    /// <summary>Fetches a file.</summary>
    /// <param name="file">One that was found here.</param>
    /// <param name="left">Most bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">It is not taken.</exception>
    /// <exception cref="TryLaterException">It can't be had now.</exception>
    Task<ReadOnlyMemory<byte>> FetchAsync(AttachedFile file, int left, CancellationToken cancellationToken);
}
