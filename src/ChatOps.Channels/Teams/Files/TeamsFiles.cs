using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;

namespace ChatOps.Channels.Teams.Files;

/// <summary>The files of a message, wherever Teams laid them down, one after the other.</summary>
internal sealed class TeamsFiles(IEnumerable<IFileSource> sources)
{
    private const int MaxNameLength = 200;

    /// <summary>Fetches what came with a message.</summary>
    /// <exception cref="TryLaterException">A file can't be had now.</exception>
    public async Task<ReceivedFiles> ReceiveAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Type != ActivityTypes.Message)
            return ReceivedFiles.None;
        var (attached, refused) = (new List<(IFileSource Source, AttachedFile File)>(), new List<string>());
        foreach (var source in sources)
        {
            try
            {
                attached.AddRange((await source.FindAsync(activity, cancellationToken)).Select(f => (source, f)));
            }
            catch (FileRefusedException e)
            {
                refused.Add(e.Message);
            }
        }

        if (attached.Count > Turn.MaxFiles)
            return new([], [.. refused, $"That are {attached.Count} files; I read up to {Turn.MaxFiles} at once. Please send them in parts."]);
        return new(await FetchAsync(attached, refused, cancellationToken), refused);
    }

    private static async Task<IReadOnlyList<TurnFile>> FetchAsync(List<(IFileSource Source, AttachedFile File)> attached, List<string> refused, CancellationToken cancellationToken)
    {
        var (files, left) = (new List<TurnFile>(), FileReader.MaxTotalBytes);
        foreach (var (source, file) in attached)
        {
            var name = NameOf(file);
            try
            {
                var content = await source.FetchAsync(file, left, cancellationToken);
                files.Add(new TurnFile(name, content));
                left -= content.Length;
            }
            catch (FileRefusedException e)
            {
                refused.Add($"**{name.Replace('*', '·')}** {e.Message}");
            }
        }

        return files;
    }

    /// <summary>The last part of the name: some clients send paths.</summary>
    private static string NameOf(AttachedFile file)
    {
        var name = new string([.. Path.GetFileName((file.Name ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c)).Take(MaxNameLength)]);
        return string.IsNullOrWhiteSpace(name) ? "file" : name;
    }
}
