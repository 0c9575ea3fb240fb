namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>The Query API answered with an error.</summary>
/// <param name="code">Status code of Neo4j, e.g. <c>Neo.ClientError.Security.Unauthorized</c>.</param>
/// <param name="message">Its message.</param>
internal sealed class Neo4jException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>Something else answers at that address.</summary>
    public static Neo4jException NotTheQueryApi() => new("NoJson", "What answers there is not Neo4j's Query API. Is it the HTTP port, not Bolt's?");
}
