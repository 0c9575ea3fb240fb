using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatOps.Host.SignIn;
using ChatOps.Workforce.Store.Requests;

namespace ChatOps.Host.Rest;

/// <summary>
/// Does what came twice with the same <c>Idempotency-Key</c> once: the second time the first answer is given again. Keys are a caller's own and remembered for a day in the
/// store, so that it does not matter which host is asked again.
/// </summary>
internal sealed class IdempotencyFilter(IKeptRequests requests) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";

    private const int LongestKey = 200;

    // Few are enough: two callers seldom meet, and if they do, the second one waits.
    private static readonly SemaphoreSlim[] Gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(Header, out var values))
            return await next(context);
        if (values is not [{ Length: > 0 and <= LongestKey } key] || key.Any(c => c is < '!' or > '~'))
            throw RequestRefusedException.Invalid(Header, $"{Header} takes one value of 1 to {LongestKey} visible ASCII characters, e.g. a UUID.");

        var body = await RestBody.ReadBytesAsync(http);
        http.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"), .. body.Span]));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Caller.Of(http.User)?.Key}\n{key}"));
        var name = Convert.ToHexStringLower(hash);
        var gate = Gates[hash[0] % Gates.Length];
        await gate.WaitAsync(http.RequestAborted);
        try
        {
            if (await requests.TryBeginAsync(name, fingerprint, http.RequestAborted) is { } known)
                return Replay(http, known, fingerprint);
            return await DoAsync(context, next, name);
        }
        finally
        {
            gate.Release();
        }
    }

    private static KeptAnswer Replay(HttpContext http, KeptRequest known, string fingerprint)
    {
        if (known.Fingerprint != fingerprint)
            throw new RequestRefusedException(StatusCodes.Status422UnprocessableEntity, $"This {Header} came with another request before; take a new one.", Header);
        if (known.Answer is not { } answer)
            throw new RequestRefusedException(StatusCodes.Status409Conflict, $"The request with this {Header} is still being done, or was cut off with its host. Ask again in some seconds; half an hour after its start it can be done anew.", Header);
        http.Response.Headers[ReplayedHeader] = "true";
        return JsonSerializer.Deserialize<KeptAnswer>(answer)!;
    }

    /// <summary>What broke, or was refused by an exception, is not kept: it may be tried again.</summary>
    private async Task<KeptAnswer> DoAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, string name)
    {
        KeptAnswer? kept = null;
        try
        {
            var answer = await RunAsync(context, next);
            if (answer.Status < StatusCodes.Status500InternalServerError)
                kept = answer;
            return answer;
        }
        finally
        {
            if (kept is null)
                await requests.GiveUpAsync(name, CancellationToken.None);
            else
                await requests.FinishAsync(name, JsonSerializer.SerializeToUtf8Bytes(kept), CancellationToken.None);
        }
    }

    /// <summary>Runs the endpoint into memory.</summary>
    private static async Task<KeptAnswer> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        var outside = response.Body;
        using var inside = new MemoryStream();
        response.Body = inside;
        try
        {
            if (await next(context) is IResult result)
                await result.ExecuteAsync(context.HttpContext);
            var answer = new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, inside.ToArray());
            response.ContentLength = null;
            return answer;
        }
        finally
        {
            response.Body = outside;
        }
    }
}
