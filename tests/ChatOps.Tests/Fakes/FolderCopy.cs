namespace ChatOps.Tests.Fakes;

/// <summary>Copies of folders that were expensive to fill: made once, copied for each test that changes it.</summary>
internal static class FolderCopy
{
    /// <summary>Copies all files of a folder and of those in it.</summary>
    public static void Make(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
