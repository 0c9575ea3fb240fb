using System.Diagnostics;

namespace ChatOps.IntegrationTests.Training;

/// <summary>A disk of its own that can be filled: a mounted tmpfs.</summary>
internal sealed class FullDisk : IDisposable
{
    private const string Filler = "filler";

    private FullDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Whether this user may mount.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && CanMount();

    public static FullDisk Mount(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("chatops-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path) != 0)
            throw new InvalidOperationException("A tmpfs can't be mounted here.");
        return new FullDisk(path);
    }

    /// <summary>Fills it but for some bytes; a disk counts in whole pages.</summary>
    public void Fill(long left)
    {
        using var file = File.Create(System.IO.Path.Combine(Path, Filler));
        var size = new DriveInfo(Path).AvailableFreeSpace - left;
        var page = new byte[4096];
        for (; size >= page.Length; size -= page.Length)
            file.Write(page);
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(System.IO.Path.Combine(Path, Filler));

    public void Dispose()
    {
        if (Run("umount", "--lazy", Path) == 0)
            Directory.Delete(Path);
    }

    private static bool CanMount()
    {
        var path = Directory.CreateTempSubdirectory("chatops-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path) == 0;
        if (mounted)
            Run("umount", "--lazy", path);
        Directory.Delete(path);
        return mounted;
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
