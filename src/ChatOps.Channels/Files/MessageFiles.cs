using ChatOps.Agent.Conversations;

namespace ChatOps.Channels.Files;

/// <summary>Fetches the files of a message, the same way for every channel: one after the other, each for itself, as many and as large as one turn takes.</summary>
internal static class MessageFiles
{
    private const int MaxNameLength = 200;

    /// <summary>Fetches files.</summary>
    /// <param name="sent">The files.</param>
    /// <param name="refused">What is to say already.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What could be had; nothing where there are more files than a turn takes.</returns>
    /// <exception cref="Intake.TryLaterException">A file can't be had now.</exception>
    public static async Task<ReceivedFiles> FetchAsync(IReadOnlyList<SentFile> sent, IEnumerable<string> refused, CancellationToken cancellationToken)
    {
        var sentences = refused.ToList();
        if (sent.Count > Turn.MaxFiles)
            return new([], [.. sentences, $"That are {sent.Count} files; I read up to {Turn.MaxFiles} at once. Please send them in parts."]);
        var (files, left) = (new List<TurnFile>(), FileContent.MaxTotalBytes);
        foreach (var file in sent)
        {
            try
            {
                var fetched = await file.FetchAsync(left, cancellationToken);
                files.Add(fetched with { Name = NameOf(fetched.Name) });
                left -= fetched.Content.Length;
            }
            catch (FileRefusedException e)
            {
                sentences.Add($"**{NameOf(file.Name).Replace('*', '·')}** {e.Message}");
            }
        }

        return new(files, sentences);
    }

    /// <summary>The last part of the name: some clients send paths.</summary>
    private static string NameOf(string? sent)
    {
        var name = new string([.. Path.GetFileName((sent ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c)).Take(MaxNameLength)]);
        return string.IsNullOrWhiteSpace(name) ? "file" : name;
    }
}
