using ChatOps.Host.Health;
using ChatOps.Host.Telemetry;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;

namespace ChatOps.Host.Rest;

/// <summary>REST with the design document's paths (§5.5, §7.3): services, middleware, routes. How to use it: docs/rest.md.</summary>
internal static partial class RestApi
{
    private static readonly PathString[] Paths = ["/ml-service", "/recommend", "/health", "/admin", TelemetryEndpoint.Path];

    public static IServiceCollection AddRest(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(o => RestBody.Strict(o.SerializerOptions)); // the description is made from these
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c => c.ProblemDetails.Extensions["traceId"] = RestProblem.TraceIdOf(c.HttpContext));
        services.AddSingleton<Recommendations>();
        services.AddHealth(configuration);
        services.AddSingleton<RestAudit>();
        services.AddHostedService(s => s.GetRequiredService<RestAudit>());
        RateLimits.Add(services, configuration);
        RestDescription.Add(services);
        return services;
    }

    /// <summary>Answers in problems where nothing else has: what broke, what is not there.</summary>
    public static void UseRestProblems(this WebApplication app)
    {
        app.UseWhen(IsRest, rest =>
        {
            rest.UseExceptionHandler(broken => broken.Run(context =>
            {
                const int Broken = StatusCodes.Status500InternalServerError;
                if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
                    return RestErrors.Of(bad).ExecuteAsync(context);
                LogBroken(app.Logger, RestProblem.TraceIdOf(context)); // the exception itself was logged on its way here
                return RestProblem.WriteAsync(context, Broken, RestProblem.SentenceOf(Broken));
            }));
            rest.UseStatusCodePages(c => RestProblem.WriteAsync(c.HttpContext, c.HttpContext.Response.StatusCode, RestProblem.SentenceOf(c.HttpContext.Response.StatusCode)));
        });
        RestDescription.UseNonce(app);
    }

    public static void MapRest(this WebApplication app)
    {
        var rest = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, RestErrors>().DisableAntiforgery();
        rest.MapHealth();
        rest.MapTaskAssignment();
        rest.MapPerformancePrediction();
        rest.MapRecommend();
        rest.MapTraining();
        rest.MapSyntheticDataImport();
        RestDescription.Map(app);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke and was answered with 500, trace {TraceId}")]
    private static partial void LogBroken(ILogger logger, string traceId);

    private static bool IsRest(HttpContext context) => Array.Exists(Paths, p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}
