using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ChatOps.IntegrationTests;

namespace ChatOps.Benchmarks.Circuits;

/// <summary>
/// Many people with the web chat open at once: the built host as a process with the generated company, and circuits of Blazor as browsers hold them. Says how many opened, what they cost the
/// host, and how long a question takes while all are open.
/// </summary>
internal static class CircuitFigures
{
    private const int OpeningAtOnce = 16;
    private const int AskingAtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="count">Circuits.</param>
    /// <param name="asking">How many of them ask a question.</param>
    public static async Task PrintAsync(int count, int asking)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-circuits-").FullName;
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        using var host = HostProcess.Start(folder, null, "serve", "--urls", address.AbsoluteUri);
        await host.WaitForAsync("Now listening on");
#pragma warning disable RS0030 // browsers are no part of the application
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = OpeningAtOnce }) { BaseAddress = address, Timeout = Patience };
#pragma warning restore RS0030
        await using (var first = await Circuit.OpenAsync(http, CancellationToken.None).WaitAsync(Patience))
            await first.AskAsync(CancellationToken.None).WaitAsync(Patience); // what is made once is not counted
        var before = Resident(host);

        var (circuits, failures) = (new ConcurrentBag<Circuit>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        var opening = await TimesAsync(Enumerable.Range(0, count), OpeningAtOnce, failures, async (_, stop) => circuits.Add(await Circuit.OpenAsync(http, stop)));
        var open = Resident(host);
        var questions = await TimesAsync(circuits.Take(asking), AskingAtOnce, failures, async (circuit, stop) => await circuit.AskAsync(stop));
        var after = Resident(host);
        var stillOpen = circuits.Count(c => c.IsOpen);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["circuits_open"] = stillOpen,
            ["failures"] = failures.Values.Sum(),
            ["open_p50_ms"] = At(opening, 0.5),
            ["open_p99_ms"] = At(opening, 0.99),
            ["questions"] = questions.Length,
            ["question_p50_ms"] = At(questions, 0.5),
            ["question_p99_ms"] = At(questions, 0.99),
            ["resident_before_mb"] = before,
            ["resident_open_mb"] = open,
            ["resident_after_questions_mb"] = after,
            ["load"] = File.ReadAllText("/proc/loadavg").Split(' ')[0],
        }));
        foreach (var (reason, times) in failures.Take(5))
            Console.Error.WriteLine($"{times} x {reason}");
        foreach (var circuit in circuits)
            await circuit.DisposeAsync();
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double[]> TimesAsync<T>(IEnumerable<T> all, int atOnce, ConcurrentDictionary<string, int> failures, Func<T, CancellationToken, Task> work)
    {
        var times = new ConcurrentBag<double>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (one, _) =>
        {
            var began = TimeProvider.System.GetTimestamp();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await work(one, patience.Token);
                times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (Exception e)
            {
                failures.AddOrUpdate($"{e.GetType().Name}: {e.Message}", 1, (_, n) => n + 1);
            }
        });
        return [.. times.Order()];
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 1);

    /// <summary>Memory that the host holds, in MB.</summary>
    public static int Resident(HostProcess host) =>
        int.Parse(File.ReadLines($"/proc/{host.Process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
