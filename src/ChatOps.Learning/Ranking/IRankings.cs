using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking;

/// <summary>Rankings and predictions for whoever asks: chat and REST ask here, so that what they have in common (measuring, keeping) is in one place.</summary>
public interface IRankings
{
    /// <summary>Ranks everybody for a task and explains the first few.</summary>
    /// <param name="service">What ranks.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="KeyNotFoundException">No such task.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RankingRequest.Top"/> is below 1.</exception>
    ValueTask<RankingResult> RankAsync(RankingService service, RankingRequest request, CancellationToken cancellationToken);

    /// <summary>How somebody would do on a task; null while there is too little to learn from.</summary>
    /// <param name="service">What predicts.</param>
    /// <param name="workItemId">Id of the task.</param>
    /// <param name="personId">Id of the person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="KeyNotFoundException">No such task or person.</exception>
    ValueTask<PerformancePrediction?> PredictAsync(RankingService service, string workItemId, string personId, CancellationToken cancellationToken);
}
