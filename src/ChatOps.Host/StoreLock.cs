using ChatOps.Host.Commands;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Host;

/// <summary>One host per SQLite file. The lock is the operating system's, so it is gone when the process is, however that ended.</summary>
internal static class StoreLock
{
    /// <summary>Takes the lock; null where the database takes several hosts.</summary>
    /// <exception cref="RefusedException">Another host serves this file.</exception>
    public static IDisposable? Take(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StoreOptions>>().Value;
        if (options.Provider != StoreProvider.Sqlite)
            return null;
        var path = Path.GetFullPath(options.Path) + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RefusedException(
                $"Another ChatOps host is using the store {options.Path}. Stop it, or give this one its own file with Store__Path=other.db.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusedException($"The folder of the store {options.Path} can't be written. Allow it, or choose another file with Store__Path=other.db.");
        }
    }
}
