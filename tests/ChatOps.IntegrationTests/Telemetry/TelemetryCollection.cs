namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>
/// Runs when nothing else does: OpenTelemetry takes instruments of one name for one, whichever host of the process they belong to, and forgets them all when one of those hosts ends.
/// A host by itself has its process for itself.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection : ICollectionFixture<TelemetryHost>
{
    public const string Name = "Telemetry";
}
