using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.RateLimiting;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack.Api;

/// <summary>
/// Calls of Slack's Web API (https://docs.slack.dev/apis/web-api): arguments as a form, the token as a header. One message at a time goes into a channel, and where
/// Slack asks to wait (429, Retry-After) the call waits in its place, so that a busy channel does not use up the attempts of what is said there. A call whose answer
/// did not come in time is not repeated here: it may have been carried out.
/// </summary>
internal sealed class SlackApi(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time) : IDisposable
{
    public const string ClientName = "slack";

    /// <summary>Longest answer that is read, in bytes.</summary>
    public const int MaxResponseBytes = 1024 * 1024;

    private const int Tries = 4;
    private const int PacedTries = 10;

    /// <summary>A longer pause is not waited for in place: the event is worked on again after it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private static readonly HashSet<string> s_transient = new(StringComparer.Ordinal)
    {
        "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "ekm_access_denied",
    };

    /// <summary>What would be said twice, where a failure came after Slack had taken it: not repeated here. The delivery looks first whether it is there.</summary>
    private static readonly HashSet<string> s_saysSomething = new(StringComparer.Ordinal) { "chat.postMessage", "chat.postEphemeral" };

    private static readonly HashSet<string> s_notOurToken = new(StringComparer.Ordinal)
    {
        "not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "missing_scope", "no_permission",
    };

    // Partitions that nobody uses are dropped by the limiter itself.
    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(
        place => RateLimitPartition.GetConcurrencyLimiter(place, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = int.MaxValue }));

    /// <summary>Calls a method that changes something.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments; those that are null are left out.</param>
    /// <param name="place">The channel that it writes into; null for none.</param>
    /// <param name="token">The token; null for the bot's.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SlackRefusedException">Slack doesn't do it.</exception>
    /// <exception cref="TryLaterException">Slack can't do it now.</exception>
    public async Task<JsonElement> PostAsync(string method, IReadOnlyDictionary<string, string?> arguments, string? place, string? token, CancellationToken cancellationToken)
    {
        HttpRequestMessage Request() => new(HttpMethod.Post, new Uri(options.Value.ApiAddress, method)) { Content = new FormUrlEncodedContent(Given(arguments)) };
        if (place is null)
            return await CallAsync(method, Request, token, cancellationToken);
        using var turn = await _places.AcquireAsync(place, 1, cancellationToken);
        return await CallAsync(method, Request, token, cancellationToken);
    }

    /// <summary>Calls a method that reads.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public Task<JsonElement> GetAsync(string method, string argument, string value, CancellationToken cancellationToken) =>
        GetAsync(method, new Dictionary<string, string?> { [argument] = value }, isOptional: false, cancellationToken);

    /// <summary>Calls a method that reads.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments; those that are null are left out.</param>
    /// <param name="isOptional">Whether the bot goes on without it where its token does not allow it: that is a refusal then, and not a reason to try later.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <inheritdoc cref="PostAsync"/>
    public Task<JsonElement> GetAsync(string method, IReadOnlyDictionary<string, string?> arguments, bool isOptional, CancellationToken cancellationToken)
    {
        var query = string.Join('&', Given(arguments).Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value)}"));
        return CallAsync(method, () => new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.ApiAddress, $"{method}?{query}")), null, cancellationToken, isOptional);
    }

    /// <summary>Sends a request once, within the deadline.</summary>
    /// <param name="request">The request.</param>
    /// <param name="completion">Whether the body is waited for.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="TryLaterException">Slack can't be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(ClientName);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await http.SendAsync(request, completion, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TryLaterException("Slack can't be reached.", inner: e);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<JsonElement> CallAsync(string method, Func<HttpRequestMessage> newRequest, string? token, CancellationToken cancellationToken, bool isOptional = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = newRequest();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? options.Value.BotToken ?? "none");
            using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            var (answer, code) = await ReadAsync(response, cancellationToken);
            if (code is null)
                return answer;
            var isPaced = response.StatusCode == HttpStatusCode.TooManyRequests || code is "ratelimited" or "rate_limited";
            if (!isPaced && response.StatusCode < HttpStatusCode.InternalServerError && !s_transient.Contains(code))
                throw !isOptional && s_notOurToken.Contains(code) ? new TryLaterException($"Slack refused {method}: {code}. Check the app's token and scopes.") : new SlackRefusedException(method, code);
            var asked = RetryAfter.Of(response);
            var pause = asked ?? TimeSpan.FromMilliseconds(250 * Math.Pow(2, attempt));
            if (attempt >= (isPaced ? PacedTries : s_saysSomething.Contains(method) ? 1 : Tries) || pause > LongestPause)
                throw new TryLaterException($"Slack can't do {method} now: {code}.", asked);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static async Task<(JsonElement Answer, string? Code)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var answer = await JsonDocument.ParseAsync(body, SlackNode.Options, cancellationToken);
            return answer.RootElement.IsTrue("ok") && response.IsSuccessStatusCode
                ? (answer.RootElement.Clone(), null)
                : (default, answer.RootElement.Words("error") ?? $"http_{(int)response.StatusCode}");
        }
        catch (JsonException)
        {
            return (default, $"http_{(int)response.StatusCode}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Given(IReadOnlyDictionary<string, string?> arguments) =>
        arguments.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Key, a.Value!));
}
