using System.ComponentModel.DataAnnotations;
using ChatOps.Workforce.Sources.MongoDb;
using ChatOps.Workforce.Sources.MySql;
using ChatOps.Workforce.Sources.Neo4j;
using ChatOps.Workforce.Sources.PostgreSql;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>Which systems the company is collected from. Configuration section <c>Sources</c>; secrets from the environment only.</summary>
public sealed class SourcesOptions
{
    public const string Section = "Sources";

    /// <summary>Which system holds what: <c>task-graph</c> (design document §9.1, default) or <c>profile-graph</c> (§5.5).</summary>
    public string Layout { get; set; } = SourceLayout.TaskGraph;

    /// <summary>
    /// Kinds of records that come from elsewhere than the layout says, e.g. <c>People = "mysql,neo4j"</c>: where several systems are named,
    /// each field comes from the first that has it. <c>none</c>: from nowhere.
    /// </summary>
    public Dictionary<string, string> Systems { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Names of a system's own fields where they differ: system, kind, our field, e.g. <c>Fields:mysql:People:department = "dept_name"</c>.
    /// Empty: the system has no such field.
    /// </summary>
    public Dictionary<string, Dictionary<string, Dictionary<string, string>>> Fields { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of a system's own tables, collections, labels and relationships where they differ, e.g. <c>Tables:mysql:users = "identity_service.users"</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> Tables { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a system may stay silent, in seconds, 1 to 3,600. Default 30. After it the system counts as down; its last good data stays.</summary>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How long records wait for those they refer to from another system, in seconds, 0 to 3,600. Default 30; then they are kept aside and tried again.</summary>
    [Range(0, 3600)]
    public int PatienceSeconds { get; set; } = 30;

    /// <summary>Rows of one transaction, 1 to 100,000. Default 5,000. A collection that is killed starts again after the last one.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; set; } = 5_000;

    /// <summary>
    /// What was changed that long before the newest change seen is read again, in seconds, 0 to 86,400: transactions become visible later than
    /// their time says. Default 60.
    /// </summary>
    [Range(0, 86_400)]
    public int OverlapSeconds { get; set; } = 60;

    /// <summary>How much later than our clock a change may be before it is no measure of what was read, in seconds. Default 300: a clock that is wrong must not hide changes.</summary>
    [Range(0, 86_400)]
    public int ClockSkewSeconds { get; set; } = 300;

    /// <summary>
    /// If a full collection finds more than this share of a system's records gone, 0 to 1, none is removed and it is said: an empty table is
    /// likelier a mistake than an empty company. Default 0.5.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxLossShare { get; set; } = 0.5;

    public Neo4jOptions Neo4j { get; set; } = new();

    public MySqlOptions MySql { get; set; } = new();

    public MongoDbOptions MongoDb { get; set; } = new();

    public PostgreSqlOptions PostgreSql { get; set; } = new();

    /// <summary>Folder of CSV files that <c>collect</c> reads as a system of its own; empty for none.</summary>
    public string? CsvFolder { get; set; }
}
