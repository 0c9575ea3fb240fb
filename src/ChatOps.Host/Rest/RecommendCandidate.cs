using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Host.Rest;

/// <summary>Somebody to be ranked. Only the id counts: the features are computed from what the store knows, so that nobody ranks by figures they made up.</summary>
internal sealed record RecommendCandidate
{
    /// <summary>Id of the person.</summary>
    [JsonPropertyName("user_id")]
    public required string UserId { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("skill_match_score")]
    public double? SkillMatchScore { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("experience_ratio")]
    public double? ExperienceRatio { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("department_match")]
    public double? DepartmentMatch { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("seniority_level")]
    public double? SeniorityLevel { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("skills")]
    public IReadOnlyList<JsonElement>? Skills { get; init; }
}
