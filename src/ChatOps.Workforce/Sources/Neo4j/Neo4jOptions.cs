using System.ComponentModel.DataAnnotations;

namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>The Neo4j of tasks and projects (or of profiles, in the layout profile-graph), over its HTTP Query API. Section <c>Sources:Neo4j</c>.</summary>
public sealed class Neo4jOptions
{
    /// <summary>Address, e.g. <c>https://graph:7473</c>. Empty: not connected.</summary>
    public string? Url { get; set; }

    /// <summary>Database. Default <c>neo4j</c>.</summary>
    public string Database { get; set; } = "neo4j";

    /// <summary>User name for Basic sign-in.</summary>
    public string? User { get; set; }

    /// <summary>Password, from the environment (<c>Sources__Neo4j__Password</c>). Never logged.</summary>
    public string? Password { get; set; }

    /// <summary>Bearer token instead of name and password (<c>Sources__Neo4j__Token</c>). Never logged.</summary>
    public string? Token { get; set; }

    /// <summary>
    /// Rows of the first answer, 1 to 100,000. Default 10,000. The answers after it are asked for as large as 24 MB, at most 200,000 rows, since
    /// every page can cost the graph a look at everything.
    /// </summary>
    [Range(1, 100_000)]
    public int PageSize { get; set; } = 10_000;

    /// <summary>Whether <c>updatedAt</c> is a datetime of the graph rather than a text in ISO 8601. Default false.</summary>
    public bool UpdatedIsDateTime { get; set; }

    /// <summary>Whether a password may go over plain HTTP to another machine. Default false.</summary>
    public bool AllowPlainHttp { get; set; }
}
