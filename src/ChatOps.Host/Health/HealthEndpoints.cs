using ChatOps.Host.SignIn;

namespace ChatOps.Host.Health;

/// <summary>Health (design document §5.5, §7.3).</summary>
internal static class HealthEndpoints
{
    private const string Why = "Load balancers and monitors ask without a key; it says UP or DOWN, no versions and no secrets.";

    public static void MapHealth(this RouteGroupBuilder rest)
    {
        rest.MapGet("/health", HealthAsync)
            .OpenBecause(Why).WithMetadata(HealthEndpoint.Instance)
            .WithName("health").WithTags("Health").WithSummary("Whether it serves.")
            .Produces<Health>().Produces<Health>(StatusCodes.Status503ServiceUnavailable);
        rest.MapGet("/ml-service/actuator/health", ActuatorAsync)
            .OpenBecause(Why).WithMetadata(HealthEndpoint.Instance)
            .WithName("actuatorHealth").WithTags("Health").WithSummary("How each component is; details for callers who say who they are.")
            .Produces<ActuatorHealth>().Produces<ActuatorHealth>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> HealthAsync(HostHealth health, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (now, isLoaded) = await health.LookAsync(cancellationToken);
        return TypedResults.Json(new Health(now.Status == "UP" ? "healthy" : "unhealthy", isLoaded), statusCode: StatusOf(now));
    }

    private static async Task<IResult> ActuatorAsync(HostHealth health, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (now, _) = await health.LookAsync(cancellationToken);
        var shown = Caller.Of(context.User) is null
            ? now with { Components = now.Components.ToDictionary(c => c.Key, c => c.Value with { Details = null }) }
            : now;
        return TypedResults.Json(shown, statusCode: StatusOf(now));
    }

    private static int StatusOf(ActuatorHealth health) => health.Status == "UP" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
