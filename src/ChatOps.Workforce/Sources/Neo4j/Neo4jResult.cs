namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>One answer of the Query API.</summary>
/// <param name="Fields">Names of the columns.</param>
/// <param name="Rows">Their values: text, numbers, booleans or null.</param>
internal sealed record Neo4jResult(IReadOnlyList<string> Fields, IReadOnlyList<object?[]> Rows);
