namespace ChatOps.Host.Commands.Cvs;

/// <summary>Finds the files of a command line: files as they are, folders with all that is in them.</summary>
internal static class CvFiles
{
    public static List<string> Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
                throw new RefusedException($"There is no file or folder {path}.");
        }

        return files;
    }
}
