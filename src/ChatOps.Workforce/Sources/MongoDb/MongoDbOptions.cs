namespace ChatOps.Workforce.Sources.MongoDb;

/// <summary>The MongoDB of profiles and workloads. Section <c>Sources:MongoDb</c>.</summary>
public sealed class MongoDbOptions
{
    /// <summary>
    /// Connection string, from the environment (<c>Sources__MongoDb__ConnectionString</c>), e.g.
    /// <c>mongodb://chatops_reader:...@db:27017/?tls=true</c>. Empty: not connected. Never logged.
    /// </summary>
    public string? ConnectionString { get; set; }
}
