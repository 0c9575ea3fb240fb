namespace ChatOps.Learning.Registry;

/// <summary>
/// Where the registry keeps its files. They are only ever added, never changed, so that nobody reads half of one and hosts that share them need no
/// lock. On disk by default; others (an object store, a database) take its place here.
/// </summary>
public interface IRegistryFiles
{
    /// <summary>A value that changes when a file is added to a folder; cheap to ask for.</summary>
    long Stamp(string folder);

    /// <summary>Names of the files of a folder; empty for none.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>The content of a file, or null.</summary>
    /// <exception cref="RegistryUnavailableException">It can't be read.</exception>
    byte[]? Read(string path);

    /// <summary>Adds a file, whole or not at all.</summary>
    /// <returns>False if there is one of that name already; it is left as it was.</returns>
    /// <exception cref="RegistryUnavailableException">It can't be written, e.g. because the disk is full.</exception>
    bool TryAdd(string path, ReadOnlySpan<byte> content);
}
