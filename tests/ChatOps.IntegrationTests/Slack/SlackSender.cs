using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>Posts events as Slack does: signed, with three seconds of patience and three more tries.</summary>
/// <param name="host">Where the host is.</param>
internal sealed class SlackSender(Uri host) : IDisposable
{
    public const string Secret = "3f2c8e0b5d7a4916b8c1d2e3f4a5b6c7";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

#pragma warning disable RS0030 // Slack is no part of the application: it makes its own connections.
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = host, Timeout = Patience };
#pragma warning restore RS0030

    /// <summary>Posts until it is acknowledged.</summary>
    /// <returns>How long the acknowledgement took, of the try that got it; null if none did.</returns>
    public async Task<TimeSpan?> SendAsync(string path, string body, string type = "application/json", int firstTry = 0)
    {
        for (var attempt = firstTry; attempt < firstTry + 4; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                using var response = await _http.SendAsync(Sign(path, body, type, attempt));
                if (response.IsSuccessStatusCode)
                    return Stopwatch.GetElapsedTime(began);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // As Slack does: an answer that doesn't come in time is none.
            }
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Sign(string path, string body, string type, int attempt)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
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
