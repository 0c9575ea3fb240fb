namespace ChatOps.Workforce.Sources.Systems;

/// <summary>The systems that can be connected, as configuration, reports and chat name them.</summary>
public static class SystemNames
{
    public const string Neo4j = "neo4j";
    public const string MySql = "mysql";
    public const string MongoDb = "mongodb";
    public const string PostgreSql = "postgresql";
    public const string Csv = "csv";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Neo4j, MySql, MongoDb, PostgreSql, Csv];

    /// <summary>A system as sentences write it.</summary>
    public static string Title(string name) => name switch
    {
        Neo4j => "Neo4j",
        MySql => "MySQL",
        MongoDb => "MongoDB",
        PostgreSql => "PostgreSQL",
        Csv => "the CSV folder",
        _ => name,
    };
}
