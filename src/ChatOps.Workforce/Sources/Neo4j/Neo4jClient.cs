using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>
/// Neo4j's HTTP Query API, https://neo4j.com/docs/query-api/current/: one statement per request, read-only, each seeing at least what the one before saw
/// (bookmarks). Errors may come in the body of an answer with status 2xx.
/// </summary>
internal sealed class Neo4jClient(HttpClient http, IOptions<SourcesOptions> options)
{
    private readonly Neo4jOptions _options = options.Value.Neo4j;
    private string[] _bookmarks = [];

    /// <summary>Runs a statement.</summary>
    /// <exception cref="Neo4jException">The server refused it.</exception>
    /// <exception cref="HttpRequestException">The server can't be reached.</exception>
    public async Task<Neo4jResult> QueryAsync(string statement, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_options.Url!.TrimEnd('/')}/db/{Uri.EscapeDataString(_options.Database)}/query/v2")
        {
            Content = JsonContent.Create(new { statement, parameters, accessMode = "READ", bookmarks = _bookmarks }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = _options.Token is { Length: > 0 } token
            ? new AuthenticationHeaderValue("Bearer", token)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.User}:{_options.Password}")));
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var result = new Neo4jResult(Read(body, response, out var bookmarks), body.Length);
        _bookmarks = bookmarks ?? _bookmarks;
        return result;
    }

    /// <summary>The body of a good answer; the others are thrown.</summary>
    private static JsonDocument Read(byte[] body, HttpResponseMessage response, out string[]? bookmarks)
    {
        var json = Parse(body, response.StatusCode);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw Neo4jException.NotTheQueryApi();
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
            throw new Neo4jException(Text(errors[0], "code"), Text(errors[0], "message"));
        if (!response.IsSuccessStatusCode)
            throw new Neo4jException(CodeOf(response.StatusCode), $"The server answered {(int)response.StatusCode}.");
        bookmarks = root.TryGetProperty("bookmarks", out var names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(b => b.GetString()!)]
            : null;
        return json;
    }

    private static JsonDocument Parse(byte[] body, HttpStatusCode status)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw (int)status is >= 200 and < 300
                ? Neo4jException.NotTheQueryApi()
                : new Neo4jException(CodeOf(status), $"The server answered {(int)status}.");
        }
    }

    private static string CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "Neo.ClientError.Security.Unauthorized",
        HttpStatusCode.Forbidden => "Neo.ClientError.Security.Forbidden",
        HttpStatusCode.NotFound => "Neo.ClientError.Database.DatabaseNotFound",
        _ => "Http",
    };

    private static string Text(JsonElement error, string name) => error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
