using System.Text.Json.Serialization;

namespace ChatOps.Host.Rest;

/// <summary>People ranked among each other for a task, in the shape of the document's Python service (§7.3).</summary>
internal sealed record RecommendRequest : IChecked
{
    /// <summary>Id of the task.</summary>
    [JsonPropertyName("task_id")]
    public required string TaskId { get; init; }

    /// <summary>The people, 1 to 500.</summary>
    [JsonPropertyName("candidate_users")]
    public required IReadOnlyList<RecommendCandidate> CandidateUsers { get; init; }

    /// <summary>Taken for compatibility; what the store knows of the task counts.</summary>
    [JsonPropertyName("task_details")]
    public RecommendTaskDetails? TaskDetails { get; init; }

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (!TaskAssignmentRequest.IsName(TaskId))
            yield return ("task_id", "task_id is an id of 1 to 200 characters.");
        if (CandidateUsers.Count is < 1 or > TaskAssignmentRequest.MostNames)
            yield return ("candidate_users", $"candidate_users takes 1 to {TaskAssignmentRequest.MostNames} entries.");
        for (var i = 0; i < Math.Min(CandidateUsers.Count, TaskAssignmentRequest.MostNames); i++)
        {
            if (!TaskAssignmentRequest.IsName(CandidateUsers[i]?.UserId))
                yield return ($"candidate_users[{i}].user_id", "user_id is an id of 1 to 200 characters.");
        }
    }
}
