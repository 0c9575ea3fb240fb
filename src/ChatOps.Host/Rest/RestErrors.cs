using System.Text.RegularExpressions;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store;

namespace ChatOps.Host.Rest;

/// <summary>Turns what an endpoint throws for its caller into problems.</summary>
internal sealed partial class RestErrors(ILogger<RestErrors> logger) : IEndpointFilter
{
    private const string SecondsToWait = "5";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RequestRefusedException e)
        {
            return RestProblem.Of(e.Status, e.Message, e.Field);
        }
        catch (BadHttpRequestException e)
        {
            return Of(e);
        }
        catch (Exception e) when (e is StoreUnavailableException or ModelUnreadableException or RegistryUnavailableException)
        {
            LogAway(e.Message, RestProblem.TraceIdOf(context.HttpContext)); // a sentence, for while something is away every request comes here
            context.HttpContext.Response.Headers.RetryAfter = SecondsToWait;
            return RestProblem.Of(StatusCodes.Status503ServiceUnavailable, "What answers this can't be reached at the moment; /ml-service/actuator/health says what. Try again in some seconds.");
        }
    }

    /// <summary>What the framework refuses: mostly a value in the path or the query that is none of its kind.</summary>
    public static IResult Of(BadHttpRequestException e) => Parameter().Match(e.Message) is { Success: true } parameter
        ? RestProblem.Of(e.StatusCode, $"{parameter.Groups[1].Value} has a value of the wrong type; /openapi/v1.json says which it takes.", parameter.Groups[1].Value)
        : RestProblem.Of(e.StatusCode, RestProblem.SentenceOf(e.StatusCode));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was answered with 503, trace {TraceId}: {Problem}")]
    private partial void LogAway(string problem, string traceId);

    [GeneratedRegex("bind parameter \"\\S+ (\\w{1,40})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
