using System.Diagnostics;

namespace ChatOps.IntegrationTests.Deploy;

/// <summary>What is published, run as the container and the service run it: as another user, on a file system that is read-only but for its data.</summary>
public sealed class PublishedTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);

    private readonly string _folder = Directory.CreateDirectory(Path.Combine("/var/tmp", "chatops-published-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [MountFact]
    public async Task Published_AnotherUserOnAReadOnlyTree_StartsAnswersAndWritesItsDataAlone()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var (published, said) = await RunAsync("dotnet", "publish", Path.Combine(HostProcess.Repository, "src/ChatOps.Host"), "-c", configuration, "--no-build", "-o", Path.Combine(_folder, "app"));
        Assert.True(published == 0, said);

        // A tree of its own: all of it read-only, a /tmp in memory, and the data.
        const string Script = """
            set -e
            cd "$1"; app="$1/app/ChatOps.Host.dll"
            mkdir data; chown nobody data
            mount --make-rprivate /
            mount --bind data data
            mount -t tmpfs tmpfs /tmp
            mount -o remount,bind,ro /
            cd data
            export HOME="$1/data" Urls="http://+:$2" AllowedHosts=chatops.test SignIn__Pages=false ASPNETCORE_ENVIRONMENT=Production DOTNET_EnableDiagnostics=0
            export Store__Path="$1/data/chatops.db" Learning__RegistryPath="$1/data/models" SignIn__KeysPath="$1/data/keys"
            # Not a function: in the background that would be a shell between us and the host, and the host would outlive it.
            as=(setpriv --reuid=nobody --regid=nogroup --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all)
            if "${as[@]}" touch "$1/app/x" 2>/dev/null || touch /etc/x 2>/dev/null; then echo "It can write where it must not."; exit 1; fi
            if "${as[@]}" dotnet "$app" health; then echo "Healthy before it was started."; exit 1; else echo "not yet"; fi
            "${as[@]}" dotnet "$app" serve & host=$!
            trap 'kill $host 2>/dev/null || true' EXIT
            for i in $(seq 1 300); do if "${as[@]}" dotnet "$app" health; then break; fi; kill -0 $host; sleep 1; done
            "${as[@]}" dotnet "$app" health
            "${as[@]}" dotnet "$app" keys add probe --scope rank:read
            kill -TERM $host; wait $host || [ $? = 143 ]
            """;
        var (code, output) = await RunAsync("unshare", "-m", "bash", "-c", Script, "bash", _folder, $"{HostProcess.FreePort()}");

        Assert.True(code == 0, output);
        Assert.Contains("not yet", output, StringComparison.Ordinal);
        Assert.Contains("\"healthy\"", output, StringComparison.Ordinal);
        Assert.Contains("chatops.db", Directory.GetFiles(Path.Combine(_folder, "data")).Select(Path.GetFileName));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "data", "keys"), "*", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_folder, "data", ".aspnet", "DataProtection-Keys"))); // what cookies and buttons are sealed with outlives the container
    }

    private static async Task<(int Code, string Output)> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
