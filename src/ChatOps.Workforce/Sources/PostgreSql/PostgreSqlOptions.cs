namespace ChatOps.Workforce.Sources.PostgreSql;

/// <summary>A PostgreSQL that data comes from; not the store. Section <c>Sources:PostgreSql</c>.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>
    /// Connection string, from the environment (<c>Sources__PostgreSql__ConnectionString</c>), e.g.
    /// <c>Host=db;Database=ml_training_db;Username=chatops_reader;Password=...;SSL Mode=VerifyFull</c>. Empty: not connected. Never logged.
    /// </summary>
    public string? ConnectionString { get; set; }
}
