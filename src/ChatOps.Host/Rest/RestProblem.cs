using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ChatOps.Host.Rest;

/// <summary>Errors of REST: <c>application/problem+json</c> (RFC 9457), with the field where one is wrong and a sentence that says what to do.</summary>
internal static class RestProblem
{
    /// <summary>The problem as a result.</summary>
    /// <param name="status">Status of HTTP.</param>
    /// <param name="detail">A sentence that says what to do.</param>
    /// <param name="field">The field that is wrong; null for none in particular.</param>
    public static IResult Of(int status, string detail, string? field = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        if (field is not null)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [detail] };
        return TypedResults.Problem(problem);
    }

    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string detail, string? field = null) => Of(status, detail, field).ExecuteAsync(context);

    /// <summary>What a caller is given and the log names too.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary>What can be said where nothing but the status is known.</summary>
    public static string SentenceOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this path; /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This path does not take that method; /openapi/v1.json lists what it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large; send less at once.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON, with Content-Type: application/json.",
        StatusCodes.Status429TooManyRequests => "Too many requests; wait as long as Retry-After says.",
        >= 500 => "Something went wrong on our side; the log has the details under this traceId. Try again later.",
        _ => "The request can't be understood.",
    };
}
