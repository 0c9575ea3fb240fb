namespace ChatOps.Host.Commands;

/// <summary>Reads files that somebody named, whole. Pipes and devices have no length and count as empty: opening one might never end.</summary>
internal static class NamedFile
{
    /// <summary>Bytes of the file, or of what it links to.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static long LengthOf(string path) => (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;

    /// <summary>Its bytes.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        LengthOf(path) == 0 ? [] : await File.ReadAllBytesAsync(path, cancellationToken);

    /// <summary>Its text.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken) =>
        LengthOf(path) == 0 ? "" : await File.ReadAllTextAsync(path, cancellationToken);
}
