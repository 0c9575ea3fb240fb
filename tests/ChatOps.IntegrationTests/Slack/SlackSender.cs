using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>Posts events as Slack does: signed, with three seconds of patience and three more tries, the later ones more patient; to several hosts in turn, as a load balancer does.</summary>
/// <param name="hosts">Where the hosts are.</param>
internal sealed class SlackSender(params Uri[] hosts) : IDisposable
{
    public const string Secret = "3f2c8e0b5d7a4916b8c1d2e3f4a5b6c7";

    /// <summary>Of each try. Slack waits three seconds for each and a minute, then five, between them; here the tries follow at once and wait longer instead.</summary>
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

#pragma warning disable RS0030 // Slack is no part of the application: it makes its own connections.
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    private int _turn;

    /// <summary>Completed while the host is up; a delivery that finds nobody is tried again after it. Slack itself would wait a minute and five.</summary>
    public Task Up { get; set; } = Task.CompletedTask;

    /// <summary>Posts until it is acknowledged.</summary>
    /// <returns>How long the acknowledgement took, of the try that got it; null if none did.</returns>
    public async Task<TimeSpan?> SendAsync(string path, string body, string type = "application/json", int firstTry = 0)
    {
        var first = Interlocked.Increment(ref _turn);
        for (var attempt = firstTry; attempt < firstTry + 4; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            using var patience = new CancellationTokenSource(Patience[attempt - firstTry]);
            try
            {
                using var response = await _http.SendAsync(Sign(new Uri(hosts[(first + attempt) % hosts.Length], path), body, type, attempt), patience.Token);
                if (response.IsSuccessStatusCode)
                    return Stopwatch.GetElapsedTime(began);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // As Slack does: an answer that doesn't come in time is none.
                await Up;
            }
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Sign(Uri address, string body, string type, int attempt)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{time}:{body}"))));
        if (attempt > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", attempt.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return request;
    }
}
