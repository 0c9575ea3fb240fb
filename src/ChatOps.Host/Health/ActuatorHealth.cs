namespace ChatOps.Host.Health;

/// <summary>Health by component, in the shape of Spring's actuator.</summary>
/// <param name="Status">UP, or DOWN if anything that is needed to answer is.</param>
/// <param name="Components">By name.</param>
internal sealed record ActuatorHealth(string Status, IReadOnlyDictionary<string, ComponentHealth> Components);
