using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ChatOps.Benchmarks.Circuits;
using ChatOps.IntegrationTests;
using ChatOps.IntegrationTests.Events;

namespace ChatOps.Benchmarks;

/// <summary>
/// Whether the host's memory stays what it is under a mixed load: rankings over REST, people who open the web chat, ask and leave, events over Kafka's protocol, and a training in the middle.
/// Prints the resident memory of every minute, and how far the highest after the warm-up is above the first.
/// </summary>
internal static class SoakRun
{
    private const string Rest = "ml-service/api/ml/";
    private const double MostGrowth = 0.05;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="minutes">How long it is watched after the warm-up.</param>
    /// <param name="warmUp">Minutes that are not watched: with what is loaded, compiled and filled once.</param>
    public static async Task PrintAsync(int minutes, int warmUp)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-soak-").FullName;
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}/");
        using var brokers = new MockBrokers();
        using var host = HostProcess.Start(folder, new Dictionary<string, string> { ["Kafka__BootstrapServers"] = brokers.Servers }, "serve", "--urls", address.AbsoluteUri);
        await host.WaitForAsync("Now listening on");
#pragma warning disable RS0030 // callers are no part of the application
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = Patience };
#pragma warning restore RS0030
        using var over = new CancellationTokenSource();
        var (ranked, talked, sent, failed) = (0, 0, 0, 0);
        async Task RepeatAsync(TimeSpan every, Func<int, Task> work)
        {
            using var clock = new PeriodicTimer(every);
            for (var n = 0; !over.IsCancellationRequested; n++)
            {
                try
                {
                    await work(n);
                    await clock.WaitForNextTickAsync(over.Token);
                }
                catch (Exception e) when (!over.IsCancellationRequested)
                {
                    if (failed++ < 5)
                        Console.Error.WriteLine($"{e.GetType().Name}: {e.Message}");
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        Task[] load =
        [
            RepeatAsync(TimeSpan.FromMilliseconds(50), async n =>
            {
                using var response = await http.PostAsJsonAsync(Rest + "recommendations/task-assignment", new { taskId = $"TASK-{101 + (n % 16)}" }, over.Token);
                response.EnsureSuccessStatusCode();
                ranked++;
            }),
            RepeatAsync(TimeSpan.FromMilliseconds(500), async _ =>
            {
                await using var circuit = await Circuit.OpenAsync(http, over.Token).WaitAsync(Patience, over.Token);
                await circuit.AskAsync(over.Token).WaitAsync(Patience, over.Token);
                await circuit.CloseAsync(http, over.Token);
                talked++;
            }),
            RepeatAsync(TimeSpan.FromMilliseconds(100), async n =>
            {
                await brokers.SendAsync("ml-task-completion", "k", JsonSerializer.SerializeToUtf8Bytes(new
                {
                    taskId = $"SOAK-{n}", assignedUserId = "U0001", completionDate = "2026-11-20T17:00:00", actualHours = 8, estimatedHours = 8, finalStatus = "COMPLETED", qualityScore = 4, metadata = new { },
                }));
                sent++;
            }),
        ];

        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        var seen = new List<int>();
        for (var n = 1; n <= warmUp + minutes; n++)
        {
            await minute.WaitForNextTickAsync(CancellationToken.None);
            var resident = CircuitFigures.Resident(host);
            if (n > warmUp)
                seen.Add(resident);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minute {n}{(n <= warmUp ? " (warm-up)" : "")}: {resident} MB resident, {ranked} rankings, {talked} conversations, {sent} events, {failed} failures, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            if (n == warmUp + (minutes / 2))
            {
                using var started = await http.PostAsJsonAsync(Rest + "training/start", new { }, CancellationToken.None);
                Console.WriteLine($"a training begins: {(int)started.StatusCode}");
            }
        }

        await over.CancelAsync();
        await Task.WhenAll(load);
        var growth = (seen.Max() - seen[0]) / (double)seen[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from {seen[0]} to {seen[^1]} MB, at most {seen.Max()}: {growth:P1}, {(growth <= MostGrowth ? "within" : "beyond")} {MostGrowth:P0}; {failed} failures"));
        host.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
