using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Host.Rest;

/// <summary>Figures of a task, taken for compatibility: what the store knows of it counts.</summary>
internal sealed record RecommendTaskDetails
{
    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("task_id")]
    public string? TaskId { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("priority_score")]
    public double? PriorityScore { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("difficulty_score")]
    public double? DifficultyScore { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("estimated_hours")]
    public double? EstimatedHours { get; init; }

    /// <summary>Taken for compatibility.</summary>
    [JsonPropertyName("required_skills")]
    public IReadOnlyList<JsonElement>? RequiredSkills { get; init; }
}
