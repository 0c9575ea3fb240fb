namespace ChatOps.Host.Rest;

/// <summary>How somebody would do on a task, each figure with its 80 % interval.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="UserId">Id of the person.</param>
/// <param name="SuccessProbability">Chance of a rating of 4 or 5, 0 to 1.</param>
/// <param name="Quality">Quality of the work, 0 to 1.</param>
/// <param name="Timeliness">Timeliness, 0 to 1; 1 is on time.</param>
/// <param name="ActualHours">Hours that it takes.</param>
/// <param name="EstimatedHours">Hours that the task is estimated at.</param>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Note">That this is advice.</param>
internal sealed record PerformancePredictionResponse(
    string TaskId,
    string UserId,
    PredictedValue SuccessProbability,
    PredictedValue Quality,
    PredictedValue Timeliness,
    PredictedValue ActualHours,
    double EstimatedHours,
    string ModelVersion,
    string Note);
