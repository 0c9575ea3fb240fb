namespace ChatOps.Host.Rest;

/// <summary>How somebody would do on a task.</summary>
internal sealed record PerformancePredictionRequest : IChecked
{
    /// <summary>Id of the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Id of the person.</summary>
    public required string UserId { get; init; }

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (!TaskAssignmentRequest.IsName(TaskId))
            yield return ("taskId", "taskId is an id of 1 to 200 characters.");
        if (!TaskAssignmentRequest.IsName(UserId))
            yield return ("userId", "userId is an id of 1 to 200 characters.");
    }
}
