using System.Text.Json.Serialization;

namespace ChatOps.Host.Health;

/// <summary>Health of one component.</summary>
/// <param name="Status">UP, DOWN, DEGRADED (the host goes on without it, or it answers not as it should), or UNKNOWN: not looked at yet, or not configured.</param>
/// <param name="Details">More, for callers who have said who they are; <c>says</c> is a sentence.</param>
internal sealed record ComponentHealth(
    string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Details)
{
    public const string Up = "UP";
    public const string Down = "DOWN";
    public const string Degraded = "DEGRADED";
    public const string Unknown = "UNKNOWN";

    /// <param name="status">The status.</param>
    /// <param name="says">It in a sentence.</param>
    /// <param name="details">More.</param>
    public static ComponentHealth Of(string status, string says, params (string Name, string Value)[] details) =>
        new(status, details.Prepend(("says", says)).ToDictionary(d => d.Item1, d => d.Item2));
}
