using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>
/// Slack, made from its description: takes calls only as they are described, checks blocks, and answers as Slack does; can fail, be slow, or ask to wait. As a handler
/// for fast tests, behind a port for real processes.
/// </summary>
public sealed class FakeSlack : HttpMessageHandler
{
    public const string BotToken = "xoxb-not-a-real-token";
    public const string AppToken = "xapp-not-a-real-token";
    public const string Team = "T0TEAM";
    public const string Bot = "U0BOT";

    private readonly SlackDescription _description = SlackDescription.Load();
    private int _messages;

    /// <summary>All calls, in order.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    /// <summary>What the description or Block Kit doesn't allow; has to stay empty.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>Answers instead of Slack; null lets Slack answer. Called before anything is done.</summary>
    public Func<SlackCall, Task<HttpResponseMessage?>>? Disturb { get; set; }

    /// <summary>Answers instead of Slack when it has done what was asked: nobody gets to know it.</summary>
    public Func<SlackCall, HttpResponseMessage?>? Lose { get; set; }

    /// <summary>Whether the bot may read where it isn't in a direct message.</summary>
    public bool MayReadChannels { get; set; }

    /// <summary>Messages that stand, by channel and time.</summary>
    public ConcurrentDictionary<(string Channel, string Ts), SlackCall> Messages { get; } = new();

    /// <summary>People by id; anybody else is an ordinary member.</summary>
    public ConcurrentDictionary<string, JsonObject> Users { get; } = new();

    /// <summary>Files by id.</summary>
    public ConcurrentDictionary<string, (JsonObject File, byte[] Content, string Type)> Files { get; } = new();

    /// <summary>Channels that the bot is not in.</summary>
    public HashSet<string> Strange { get; } = [];

    /// <summary>Where Socket Mode is.</summary>
    public string SocketAddress { get; set; } = "wss://wss-primary.slack.com/link/?ticket=1";

    /// <summary>Calls of one method.</summary>
    public SlackCall[] Of(string method) => [.. Calls.Where(c => c.Method == method)];

    /// <summary>An answer that says no.</summary>
    public static HttpResponseMessage Error(string code, HttpStatusCode status = HttpStatusCode.OK, int? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = JsonContent.Create(new { ok = false, error = code }) };
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    }

    /// <summary>Somebody, as <c>users.info</c> tells of them.</summary>
    public static JsonObject User(string id, string name, string? email = null) => new()
    {
        ["id"] = id,
        ["team_id"] = Team,
        ["name"] = name.ToLowerInvariant(),
        ["is_bot"] = false,
        ["is_restricted"] = false,
        ["profile"] = new JsonObject { ["display_name"] = name, ["email"] = email },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = await ReadAsync(request, cancellationToken);
        foreach (var problem in Check(request, call))
            Problems.Enqueue(problem);
        if (call.Method == "auth.test")
            return call.Token == BotToken ? Ok([]) : Error("invalid_auth"); // a look whether Slack is there; no part of any conversation
        Calls.Enqueue(call);
        if (Disturb is not null && await Disturb(call) is { } disturbed)
            return disturbed;
        var answer = Answer(call);
        if (Lose?.Invoke(call) is not { } lost)
            return answer;
        answer.Dispose();
        return lost;
    }

    private static async Task<SlackCall> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var token = request.Headers.Authorization is { Scheme: "Bearer" } bearer ? bearer.Parameter : null;
        if (address.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
        {
            var given = QueryHelpers.ParseQuery(address.Query).Concat(new FormReader(body).ReadForm());
            return new SlackCall(address.AbsolutePath[5..], given.ToDictionary(g => g.Key, g => g.Value.ToString()), token, address);
        }

        if (request.Method == HttpMethod.Get)
            return new SlackCall("download", new Dictionary<string, string>(), token, address);
        var said = JsonNode.Parse(body)!.AsObject();
        return new SlackCall("response_url", said.ToDictionary(m => m.Key, m => m.Value is JsonValue v && v.TryGetValue<string>(out var words) ? words : m.Value!.ToJsonString()), token, address);
    }

    private IEnumerable<string> Check(HttpRequestMessage request, SlackCall call)
    {
        var problems = call.Method is "download" or "response_url" ? [] : _description.Problems(request.Method.Method, call, request.Content?.Headers.ContentType?.MediaType);
        if (call.Method == "response_url" && call.Token is not null)
            problems = [.. problems, "a token at a response address"];
        if (call["blocks"] is { } blocks)
            problems = [.. problems, .. BlockKit.Problems(JsonNode.Parse(blocks), 50)];
        if (call["text"] is { } text && (text.Length > 4_000 || !BlockKit.IsEscaped(text)))
            problems = [.. problems, "a bad text"];
        if (call["view"] is { } view)
            problems = [.. problems, .. BlockKit.Problems(JsonNode.Parse(view)!["blocks"], 100)];
        return problems;
    }

    private HttpResponseMessage Answer(SlackCall call) => call.Method switch
    {
        "download" => Download(call),
        "response_url" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("ok") },
        "apps.connections.open" => call.Token == AppToken ? Ok(new() { ["url"] = SocketAddress }) : Error("invalid_auth"),
        _ when call.Token != BotToken => Error("invalid_auth"),
        "chat.postMessage" or "chat.postEphemeral" when Strange.Contains(call["channel"]!) => Error("not_in_channel"),
        "chat.postMessage" => Post(call),
        "chat.postEphemeral" => Ok(new() { ["message_ts"] = NextTs() }),
        "chat.update" => Messages.ContainsKey((call["channel"]!, call["ts"]!)) ? Update(call) : Error("message_not_found"),
        "conversations.open" => Ok(new() { ["channel"] = new JsonObject { ["id"] = $"D{call["users"]}" } }),
        "conversations.replies" or "conversations.history" => MayReadChannels || call["channel"]!.StartsWith('D') ? Read(call) : Error("missing_scope"),
        "users.info" => Ok(new() { ["user"] = (Users.GetValueOrDefault(call["user"]!) ?? User(call["user"]!, "Somebody")).DeepClone() }),
        "files.info" => Files.TryGetValue(call["file"]!, out var file) ? Ok(new() { ["file"] = file.File.DeepClone() }) : Error("file_not_found"),
        "views.open" or "views.publish" => Ok(new() { ["view"] = JsonNode.Parse(call["view"]!) }),
        _ => Error("unknown_method"),
    };

    private HttpResponseMessage Post(SlackCall call)
    {
        var ts = NextTs();
        Messages[(call["channel"]!, ts)] = call;
        return Ok(new() { ["channel"] = call["channel"], ["ts"] = ts, ["message"] = new JsonObject { ["text"] = call["text"] } });
    }

    private HttpResponseMessage Update(SlackCall call)
    {
        // A message that is changed stays in its thread.
        Messages.AddOrUpdate((call["channel"]!, call["ts"]!), call, (_, before) => before["thread_ts"] is { } thread
            ? call with { Arguments = new Dictionary<string, string>(call.Arguments) { ["thread_ts"] = thread } }
            : call);
        return Ok(new() { ["channel"] = call["channel"], ["ts"] = call["ts"] });
    }

    private HttpResponseMessage Read(SlackCall call)
    {
        var found = Messages.Where(m => m.Key.Channel == call["channel"] && m.Value["thread_ts"] == call["ts"]).OrderBy(m => m.Key.Ts, StringComparer.Ordinal).ToArray();
        var most = int.Parse(call["limit"]!, CultureInfo.InvariantCulture);
        return Ok(new()
        {
            ["messages"] = new JsonArray([.. found.Take(most).Select(m => new JsonObject { ["ts"] = m.Key.Ts, ["user"] = Bot, ["blocks"] = JsonNode.Parse(m.Value["blocks"] ?? "[]") })]),
            ["has_more"] = found.Length > most,
        });
    }

    private HttpResponseMessage Download(SlackCall call)
    {
        if (call.Token != BotToken || !Files.TryGetValue(call.Address.Segments[^1], out var file))
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>sign in</html>", new System.Net.Http.Headers.MediaTypeHeaderValue("text/html")) };
        var content = new ByteArrayContent(file.Content);
        content.Headers.ContentType = new(file.Type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"1800000000.{Interlocked.Increment(ref _messages):000000}");

    private static HttpResponseMessage Ok(JsonObject answer)
    {
        answer["ok"] = true;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer) };
    }
}
