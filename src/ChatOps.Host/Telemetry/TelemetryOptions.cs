using System.ComponentModel.DataAnnotations;
using OpenTelemetry.Exporter;

namespace ChatOps.Host.Telemetry;

/// <summary>Where traces, metrics and logs are sent. Configuration section <c>Telemetry</c>; /metrics is there whether or not anything is sent.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Address of an OpenTelemetry collector, e.g. <c>http://localhost:4317</c>. Default none: nothing is sent, and no spans are made. Its headers, which may hold a secret, come from the environment alone: <c>OTEL_EXPORTER_OTLP_HEADERS</c>.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary><c>Grpc</c> (default; port 4317 by custom) or <c>HttpProtobuf</c> (4318).</summary>
    [EnumDataType(typeof(OtlpExportProtocol))]
    public OtlpExportProtocol OtlpProtocol { get; set; } = OtlpExportProtocol.Grpc;

    /// <summary>Share of the traces that begin here and are kept, 0 to 1. Default 1.</summary>
    [Range(0d, 1d)]
    public double TraceShare { get; set; } = 1;

    /// <summary>Name of this service at the collector. Default <c>chatops</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,60}$")]
    public string ServiceName { get; set; } = "chatops";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https") || endpoint.UserInfo.Length > 0))
            yield return new ValidationResult("Telemetry:OtlpEndpoint has to be an address as http://localhost:4317, without a name and password in it.");
    }
}
