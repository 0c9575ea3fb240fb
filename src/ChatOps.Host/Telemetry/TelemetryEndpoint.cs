using ChatOps.Host.SignIn;

namespace ChatOps.Host.Telemetry;

/// <summary>/metrics, for Prometheus. How much a company asks and spends is its own matter, so that it takes a key with a scope that opens nothing else.</summary>
internal static class TelemetryEndpoint
{
    public const string Path = "/metrics";

    public static void MapTelemetry(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint(Path).RequireScope(Scopes.MetricsRead);
}
