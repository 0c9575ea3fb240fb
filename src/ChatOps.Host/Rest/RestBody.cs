using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ChatOps.Host.Rest;

/// <summary>Bodies of REST: JSON, of bounded size and depth, with known fields only, each once.</summary>
internal static partial class RestBody
{
    /// <summary>Longest body in bytes: a hundred rankings at once take a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Deepest nesting; requests need four levels.</summary>
    public const int MaxDepth = 16;

    /// <summary>Names as the document's services have them.</summary>
    public static readonly JsonSerializerOptions Json = Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Reads a request.</summary>
    /// <exception cref="RequestRefusedException">It is no JSON, too long, too deep, or not what is asked for.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class, IChecked
    {
        CheckType(context);
        return ParseChecked<T>(await ReadBytesAsync(context));
    }

    /// <summary>Reads a request that may be left out; it is as a new one then.</summary>
    /// <exception cref="RequestRefusedException">It is no JSON, too long, too deep, or not what is asked for.</exception>
    public static async Task<T> ReadOrDefaultAsync<T>(HttpContext context)
        where T : class, IChecked, new()
    {
        var body = await ReadBytesAsync(context);
        if (body.IsEmpty)
            return new T();
        CheckType(context);
        return ParseChecked<T>(body);
    }

    /// <summary>The bytes of a body.</summary>
    /// <exception cref="RequestRefusedException">There are too many.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBytes)
            throw TooLarge();
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Parses a request.</summary>
    /// <exception cref="RequestRefusedException">It is not what is asked for.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Json) ?? throw RequestRefusedException.Invalid("$", "The body is null; send a JSON object.");
        }
        catch (JsonException e)
        {
            throw Explain(e);
        }
    }

    /// <summary>Lets options take known fields only, each once and of its own type.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions json)
    {
        json.MaxDepth = MaxDepth;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        return json;
    }

    private static void CheckType(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, RestProblem.SentenceOf(StatusCodes.Status415UnsupportedMediaType));
    }

    private static T ParseChecked<T>(ReadOnlyMemory<byte> body)
        where T : class, IChecked
    {
        var request = Parse<T>(body.Span);
        foreach (var (field, problem) in request.Problems())
            throw RequestRefusedException.Invalid(field, problem);
        return request;
    }

    private static RequestRefusedException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBytes / 1024} KB; send less at once.");

    /// <summary>The serializer's words name our types; the sender's fields are what helps.</summary>
    private static RequestRefusedException Explain(JsonException e)
    {
        var field = e.Path is { Length: > 2 } path ? path.TrimStart('$', '.') : "$";
        if (Missing().Match(e.Message) is { Success: true } missing)
            return RequestRefusedException.Invalid(missing.Groups[1].Value, $"{missing.Groups[1].Value} is missing.");
        if (Unknown().Match(e.Message) is { Success: true } unknown)
            return RequestRefusedException.Invalid(unknown.Groups[1].Value, $"There is no field {Shorten(unknown.Groups[1].Value)} here; remove it.");
        if (e.Message.Contains("maximum", StringComparison.Ordinal) && e.Message.Contains("depth", StringComparison.Ordinal))
            return RequestRefusedException.Invalid("$", $"The JSON is nested deeper than {MaxDepth} levels; what is asked for needs fewer.");
        if (e.Message.Contains("uplicate", StringComparison.Ordinal))
            return RequestRefusedException.Invalid(field, "A field is there twice; send it once.");
        if (e.InnerException is JsonException)
            return RequestRefusedException.Invalid("$", $"The body is no JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        return RequestRefusedException.Invalid(field, $"{(field == "$" ? "The body" : Shorten(field))} has a value of the wrong type; /openapi/v1.json says which it takes.");
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";

    [GeneratedRegex(@"missing required properties[^:]*: '([^']{1,60})'", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex(@"JSON property '(.{1,60}?)'? ?could not be mapped", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unknown();
}
