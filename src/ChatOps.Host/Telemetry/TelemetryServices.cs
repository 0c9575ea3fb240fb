using System.ComponentModel.DataAnnotations;
using ChatOps.Host.Commands;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatOps.Host.Telemetry;

/// <summary>Traces, metrics and logs by OpenTelemetry. What each project tells stands in its own source of spans and meter; here they are only collected.</summary>
internal static class TelemetryServices
{
    /// <summary>Sources and meters of this program, one per project; and what grain calls tell, so that a turn stays one trace on its way through the cluster.</summary>
    private const string Own = "ChatOps.*";
    private const string Grains = "Microsoft.Orleans.Application";

    /// <summary>Paths that are asked every few seconds by machines: traces of them say nothing.</summary>
    private static readonly PathString[] Quiet = ["/health", "/ml-service/actuator/health", TelemetryEndpoint.Path, "/_blazor", "/_framework", "/_content"];

    /// <exception cref="RefusedException">It is configured wrong.</exception>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(options.ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Own, "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Components.Server.Circuits")
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (options.OtlpEndpoint is not null)
                    metrics.AddOtlpExporter((otlp, _) => SendTo(otlp, options, "v1/metrics"));
            });
        if (options.OtlpEndpoint is null)
            return builder;

        telemetry.WithTracing(tracing => tracing
            .AddSource(Own, Grains)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
            .AddAspNetCoreInstrumentation(o => o.Filter = context => !Array.Exists(Quiet, p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
            .AddHttpClientInstrumentation()
            .AddProcessor<KnownTags>()
            .AddOtlpExporter(otlp => SendTo(otlp, options, "v1/traces")));
        telemetry.WithLogging(
            logging => logging.AddOtlpExporter(otlp => SendTo(otlp, options, "v1/logs")),
            o => (o.IncludeScopes, o.IncludeFormattedMessage) = (false, true)); // scopes may hold paths with ids
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Information); // below it logs may quote what people said
        return builder;
    }

    private static TelemetryOptions Read(IConfiguration configuration)
    {
        TelemetryOptions options;
        try
        {
            options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException($"{TelemetryOptions.Section} can't be read; OtlpEndpoint is an address, OtlpProtocol is Grpc or HttpProtobuf, TraceShare is a number of 0 to 1.");
        }

        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
            throw new RefusedException(string.Join(' ', problems.Select(p => $"{TelemetryOptions.Section}: {p.ErrorMessage}")));
        return options;
    }

    /// <summary>An address that is set in code is taken as it is, so that the path of each signal has to be added for HTTP.</summary>
    private static void SendTo(OtlpExporterOptions otlp, TelemetryOptions options, string signal)
    {
        otlp.Protocol = options.OtlpProtocol;
        otlp.Endpoint = options.OtlpProtocol == OtlpExportProtocol.HttpProtobuf
            ? new Uri(options.OtlpEndpoint!.AbsoluteUri.TrimEnd('/') + "/" + signal)
            : options.OtlpEndpoint!;
    }
}
