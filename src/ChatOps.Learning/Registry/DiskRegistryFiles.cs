namespace ChatOps.Learning.Registry;

/// <summary>The registry's files in a folder of this machine, or of a disk that all hosts share.</summary>
/// <param name="root">The folder; made when first written to.</param>
public sealed class DiskRegistryFiles(string root) : IRegistryFiles
{
    /// <summary>Ending of files that are being written. What a host that was killed has left of them is never read.</summary>
    private const string Unfinished = ".writing";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public long Stamp(string folder) => Directory.GetLastWriteTimeUtc(Path.Combine(root, folder)).Ticks;

    public IReadOnlyList<string> List(string folder)
    {
        var full = Path.Combine(root, folder);
        return Directory.Exists(full)
            ? [.. Directory.EnumerateFiles(full).Where(f => !f.EndsWith(Unfinished, StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal)!]
            : [];
    }

    public byte[]? Read(string path)
    {
        var full = Path.Combine(root, path);
        try
        {
            return File.Exists(full) ? File.ReadAllBytes(full) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RegistryUnavailableException($"{full} can't be read: {e.Message}", e);
        }
    }

    public bool TryAdd(string path, ReadOnlySpan<byte> content)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        var unfinished = $"{full}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var file = new FileStream(unfinished, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            // A file takes its name whole and only if nobody has it. Looking and taking are two calls to the disk, so one host at a time does them.
            using (Lock())
            {
                if (!File.Exists(full))
                {
                    File.Move(unfinished, full);
                    return true;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            throw new RegistryUnavailableException($"The model could not be kept in {root}: {e.Message} What served goes on serving. Make room or give write access, then train again.", e);
        }

        Remove(unfinished);
        return false;
    }

    /// <summary>The disk's own lock: it ends with the process that holds it.</summary>
    private FileStream Lock()
    {
        FileStream? held = null;
        IOException? last = null;
        return SpinWait.SpinUntil(() => (held = TryLock(out last)) is not null, LongestWait) ? held! : throw last!;
    }

    private FileStream? TryLock(out IOException? problem)
    {
        try
        {
            problem = null;
            return new FileStream(Path.Combine(root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            problem = e;
            return null;
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (IOException)
        {
            // A leftover that is never read; the first failure is the one to tell.
        }
    }
}
