using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Caching;

/// <summary>A <see cref="CandidateScore"/> with an id in the place of a person.</summary>
internal sealed record KeptCandidate(
    string PersonId,
    int Rank,
    double Score,
    IReadOnlyList<PartScore> Parts,
    IReadOnlyList<ScoreReason> Reasons,
    SuccessProbability? Success,
    string? LeftOut,
    double FreeHours,
    double ContentScore,
    double CollaborativeScore,
    SuccessExplanation? Explanation)
{
    public static KeptCandidate Of(CandidateScore c) =>
        new(c.Person.Id, c.Rank, c.Score, c.Parts, c.Reasons, c.Success, c.LeftOut, c.FreeHours, c.ContentScore, c.CollaborativeScore, c.Explanation);

    public CandidateScore For(WorkforceSnapshot company) => new()
    {
        Person = company.People[company.PersonIndex(PersonId)],
        Rank = Rank,
        Score = Score,
        Parts = Parts,
        Reasons = Reasons,
        Success = Success,
        LeftOut = LeftOut,
        FreeHours = FreeHours,
        ContentScore = ContentScore,
        CollaborativeScore = CollaborativeScore,
        Explanation = Explanation,
    };
}
