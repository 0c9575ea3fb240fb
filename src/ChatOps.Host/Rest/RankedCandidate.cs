using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Rest;

/// <summary>Somebody ranked for a task.</summary>
/// <param name="UserId">Id of the person.</param>
/// <param name="Name">Their name.</param>
/// <param name="HybridScore">What they are ranked by, 0 to 1.</param>
/// <param name="ContentScore">Skills, results and time, 0 to 1.</param>
/// <param name="CollaborativeScore">What people like them did on tasks like this, 0 to 1; 0.5 where nothing is known.</param>
/// <param name="Confidence">Chance of success, 0 to 1; null while it is not measurable.</param>
/// <param name="ConfidenceLow">Lower end of its 80 % interval.</param>
/// <param name="ConfidenceHigh">Upper end of its 80 % interval.</param>
/// <param name="Rank">Place, from 1.</param>
/// <param name="FreeHours">Hours free a week.</param>
/// <param name="Reasons">Why; what they contribute adds up to the score.</param>
/// <param name="LeftOut">Why this person, who was asked for by name, can't take the task all the same; null if nothing stands against it.</param>
internal sealed record RankedCandidate(
    string UserId,
    string Name,
    double HybridScore,
    double ContentScore,
    double CollaborativeScore,
    double? Confidence,
    double? ConfidenceLow,
    double? ConfidenceHigh,
    int Rank,
    double FreeHours,
    IReadOnlyList<CandidateReason> Reasons,
    string? LeftOut)
{
    public static RankedCandidate Of(CandidateScore c) => new(
        c.Person.Id, c.Person.Name, c.Score, c.ContentScore, c.CollaborativeScore, c.Success?.Value, c.Success?.Low, c.Success?.High, c.Rank, c.FreeHours,
        [.. c.Reasons.Select(r => new CandidateReason(r.Text, r.Contribution))], c.LeftOut);
}
