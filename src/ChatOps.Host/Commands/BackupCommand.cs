using System.CommandLine;
using ChatOps.Host.SignIn;
using ChatOps.Learning;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Commands;

/// <summary><c>backup</c>: the store, the models and the keys in one folder, also while the host serves. Restoring is putting them back.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Folder to write to; it must be new or empty." };
        var command = new Command("backup", "Copies the embedded store, the models and the hashed keys, also while the host serves.") { folder };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(folder)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RefusedException($"{folder} is not empty. Name a new folder, so that no backup is half an older one.");
        using var host = HostComposition.BuildForVerb();
        Directory.CreateDirectory(folder);
        // Models first: their files are only ever added, so the store never speaks of one that is not in the backup for being newer than it.
        var models = Copy(host.Services.GetRequiredService<IOptions<LearningOptions>>().Value.RegistryPath, Path.Combine(folder, "models"));
        var keys = Copy(host.Services.GetRequiredService<IOptions<SignInOptions>>().Value.KeysPath, Path.Combine(folder, "keys"));
        await new StoreBackup(host.Services.GetRequiredService<IOptions<StoreOptions>>()).WriteAsync(Path.Combine(folder, "chatops.db"), cancellationToken);
        Console.Out.WriteLine($"The store, {models} files of models and {keys} of keys are in {folder}. To restore: stop the host, put them back where they were, and start it.");
        return ExitCode.Done;
    }

    /// <summary>Files are added whole and never changed, so copying them one by one is a sound copy.</summary>
    private static int Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return 0;
        var copied = 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.') && !f.EndsWith(".writing", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            copied++;
        }

        return copied;
    }
}
