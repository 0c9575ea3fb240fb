namespace ChatOps.Workforce.Sources.MySql;

/// <summary>The MySQL or MariaDB of the identity service (and of tasks, in the layout profile-graph). Section <c>Sources:MySql</c>.</summary>
public sealed class MySqlOptions
{
    /// <summary>
    /// Connection string, from the environment (<c>Sources__MySql__ConnectionString</c>), e.g.
    /// <c>Server=db;Database=identity_service;User ID=chatops_reader;Password=...;SslMode=VerifyFull</c>. Empty: not connected. Never logged.
    /// </summary>
    public string? ConnectionString { get; set; }
}
