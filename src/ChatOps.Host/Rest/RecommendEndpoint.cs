using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.SignIn;

namespace ChatOps.Host.Rest;

/// <summary><c>POST /recommend</c>, as the document's Python service had it (§7.3): the people who are named, ranked among each other.</summary>
internal static class RecommendEndpoint
{
    public static void MapRecommend(this RouteGroupBuilder rest) =>
        rest.MapPost("/recommend", RecommendAsync)
            .RequireScope(Scopes.RankRead)
            .WithName("recommend").WithTags("Recommendations").WithSummary("Ranks the people who are named among each other. Who can't take the task is not in the answer.")
            .Accepts<RecommendRequest>("application/json").Produces<IReadOnlyList<RecommendedUser>>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(RestExamples.Recommend, RestExamples.Recommended);

    private static async Task<IResult> RecommendAsync(HttpContext context, Recommendations recommendations, RestAudit audit, CancellationToken cancellationToken)
    {
        var request = await RestBody.ReadAsync<RecommendRequest>(context);
        var ranked = await recommendations.RankAmongAsync(request.TaskId, [.. request.CandidateUsers.Select(c => c.UserId)], cancellationToken);
        audit.Note(
            context, Caller.Of(context.User)!, PlannedCall.Of("ranking.rank_candidates", ("task", request.TaskId)), ReplyOutcome.Allowed,
            (await recommendations.ServingAsync(cancellationToken)).Model.Version);
        return TypedResults.Json(
            (IReadOnlyList<RecommendedUser>)[.. ranked.Select((c, i) => new RecommendedUser(c.Person.Id, c.Score, c.ContentScore, c.CollaborativeScore, i + 1))], RestBody.Json);
    }
}
