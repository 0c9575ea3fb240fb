namespace ChatOps.Host.Commands.Cvs;

/// <summary>Finds the files of a command line: files as they are, folders with all that lies in them.</summary>
internal static class CvFiles
{
    /// <summary>Links are left out: what came with an archive may lead anywhere, and round.</summary>
    private static readonly EnumerationOptions InFolder = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    public static List<string> Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", InFolder).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
                throw new RefusedException($"There is no file or folder {path}.");
        }

        return files;
    }
}
