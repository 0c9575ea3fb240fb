namespace ChatOps.Workforce.Sources.Systems;

/// <summary>Which systems give which kind of record, in order of precedence (design document §5.5 and §9.1).</summary>
internal sealed class SourceLayout
{
    /// <summary>§9.1: tasks and projects in Neo4j, identity in MySQL, profiles and workload in MongoDB, outcomes in PostgreSQL.</summary>
    public const string TaskGraph = "task-graph";

    /// <summary>§5.5, "corrected": identity, tasks, projects and workload in MySQL, profiles in Neo4j, outcomes in PostgreSQL.</summary>
    public const string ProfileGraph = "profile-graph";

    private const string None = "none";

    private static readonly Dictionary<RecordKind, string[]> TaskGraphSystems = new()
    {
        [RecordKind.Projects] = [SystemNames.Neo4j],
        [RecordKind.People] = [SystemNames.MySql],
        [RecordKind.Skills] = [SystemNames.MongoDb],
        [RecordKind.WorkItems] = [SystemNames.Neo4j],
        [RecordKind.SkillRequirements] = [SystemNames.Neo4j],
        [RecordKind.Assignments] = [SystemNames.Neo4j],
        [RecordKind.Outcomes] = [SystemNames.PostgreSql],
        [RecordKind.Workloads] = [SystemNames.MongoDb],
    };

    private static readonly Dictionary<RecordKind, string[]> ProfileGraphSystems = new()
    {
        [RecordKind.Projects] = [SystemNames.MySql],
        [RecordKind.People] = [SystemNames.Neo4j, SystemNames.MySql],
        [RecordKind.Skills] = [SystemNames.Neo4j],
        [RecordKind.WorkItems] = [SystemNames.MySql],
        [RecordKind.SkillRequirements] = [SystemNames.MySql],
        [RecordKind.Assignments] = [SystemNames.MySql],
        [RecordKind.Outcomes] = [SystemNames.PostgreSql],
        [RecordKind.Workloads] = [SystemNames.MySql],
    };

    private readonly Dictionary<RecordKind, string[]> _systems;

    private SourceLayout(Dictionary<RecordKind, string[]> systems) => _systems = systems;

    /// <summary>Reads it from configuration.</summary>
    /// <param name="isConnected">Whether a system has an address; the others give nothing.</param>
    public static SourceLayout Of(SourcesOptions options, Func<string, bool> isConnected)
    {
        // A folder of files has all kinds: next to databases it fills in what they lack.
        var systems = Layout(options.Layout)!.ToDictionary(p => p.Key, p => p.Value.Append(SystemNames.Csv).Where(isConnected).ToArray());
        foreach (var (kind, names) in options.Systems)
            systems[Enum.Parse<RecordKind>(kind, ignoreCase: true)] = [.. Names(names).Where(isConnected)];
        return new SourceLayout(systems);
    }

    /// <summary>The systems of a kind, the first of them first in precedence.</summary>
    public IReadOnlyList<string> SystemsOf(RecordKind kind) => _systems[kind];

    /// <summary>The kinds of a system, in the order in which they refer to each other.</summary>
    public IReadOnlyList<RecordKind> KindsOf(string system) => [.. _systems.Where(p => p.Value.Contains(system)).Select(p => p.Key).Order()];

    /// <summary>What is wrong with the configuration, as sentences.</summary>
    public static IEnumerable<string> Problems(SourcesOptions options)
    {
        if (Layout(options.Layout) is null)
            yield return $"Sources:Layout is '{options.Layout}'; it is {TaskGraph} or {ProfileGraph}.";
        foreach (var (kind, names) in options.Systems)
        {
            if (!Enum.TryParse<RecordKind>(kind, ignoreCase: true, out _))
                yield return $"Sources:Systems:{kind} is no kind of record; they are {string.Join(", ", Enum.GetNames<RecordKind>())}.";
            foreach (var name in Names(names).Where(n => !SystemNames.All.Contains(n)))
                yield return $"Sources:Systems:{kind} names '{name}'; systems are {string.Join(", ", SystemNames.All)}, or {None}.";
        }
    }

    private static Dictionary<RecordKind, string[]>? Layout(string name) => name.ToUpperInvariant() switch
    {
        "TASK-GRAPH" => TaskGraphSystems,
        "PROFILE-GRAPH" => ProfileGraphSystems,
        _ => null,
    };

    private static IEnumerable<string> Names(string list) => list
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(n => n.ToLowerInvariant())
        .Where(n => n != None);
}
