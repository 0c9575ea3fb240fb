using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;

namespace ChatOps.Host.SignIn;

/// <summary>What a caller of REST may do, by the names that API keys and tokens carry. Each has a chat function beside it: whose role may call that one may use the scope.</summary>
internal static class Scopes
{
    public const string RankRead = "rank:read";
    public const string PredictRead = "predict:read";
    public const string ModelRead = "model:read";
    public const string MetricsRead = "metrics:read";
    public const string TrainWrite = "train:write";

    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        [RankRead] = "ranking.rank_candidates",
        [PredictRead] = "performance.predict_performance",
        [ModelRead] = "training.model_performance",
        [MetricsRead] = "training.drift_report",
        [TrainWrite] = "training.start_training",
        [Admin] = "training.import_data",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Functions.Keys;

    /// <summary>Those that a role may use.</summary>
    public static IEnumerable<string> Of(Role role) => Functions.Where(f => FunctionCatalogue.Find(f.Value)!.Roles.Contains(role)).Select(f => f.Key);

    /// <summary>Roles that may use a scope, in words.</summary>
    public static string RolesWith(string scope) => RoleWords.List(FunctionCatalogue.Find(Functions[scope])!.Roles);
}
