namespace ChatOps.Host.Commands;

/// <summary>A text file that is there whole or not at all: written beside its place and moved there at the end.</summary>
internal sealed class WholeFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _next;

    /// <exception cref="RefusedException">The path is a folder, or in a folder that doesn't exist.</exception>
    public WholeFile(string path)
    {
        if (Directory.Exists(path))
            throw new RefusedException($"{path} is a folder; name a file to write.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new RefusedException($"There is no folder {folder} to write {Path.GetFileName(path)} to.");
        _path = path;
        _next = path + ".next";
        File.Delete(_next); // and made anew, so that what lies there is not written into, least of all what a link there leads to
        Writer = new StreamWriter(new FileStream(_next, FileMode.CreateNew, FileAccess.Write)) { NewLine = "\n" };
    }

    /// <summary>Writes the text, lines end with a line feed.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Moves the file to its place.</summary>
    public async Task CommitAsync()
    {
        await Writer.DisposeAsync();
        File.Move(_next, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        File.Delete(_next);
    }
}
