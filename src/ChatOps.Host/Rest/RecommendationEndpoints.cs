using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.SignIn;

namespace ChatOps.Host.Rest;

/// <summary>Task assignment (design document §5.5): people ranked for one task, or for many at once.</summary>
internal static class RecommendationEndpoints
{
    private const string Function = "ranking.rank_candidates";

    public static void MapTaskAssignment(this RouteGroupBuilder rest)
    {
        rest.MapPost("/ml-service/api/ml/recommendations/task-assignment", RankAsync)
            .RequireScope(Scopes.RankRead)
            .WithName("taskAssignment").WithTags("Recommendations").WithSummary("Ranks people for a task.")
            .Accepts<TaskAssignmentRequest>("application/json").Produces<TaskAssignmentResponse>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(RestExamples.TaskAssignment, RestExamples.Ranking);
        rest.MapPost("/ml-service/api/ml/recommendations/task-assignment/batch", RankManyAsync)
            .RequireScope(Scopes.RankRead)
            .WithName("taskAssignmentBatch").WithTags("Recommendations").WithSummary("Ranks people for up to a hundred tasks; what is wrong with one of them is said there and keeps no other from its answer.")
            .Accepts<BatchAssignmentRequest>("application/json").Produces<BatchAssignmentResponse>()
            .WithExample(RestExamples.Batch, null);
    }

    private static async Task<IResult> RankAsync(HttpContext context, Recommendations recommendations, RestAudit audit, CancellationToken cancellationToken)
    {
        var request = await RestBody.ReadAsync<TaskAssignmentRequest>(context);
        var serving = await recommendations.ServingAsync(cancellationToken);
        var ranking = await recommendations.RankAsync(request, serving, cancellationToken);
        audit.Note(context, Caller.Of(context.User)!, PlannedCall.Of(Function, ("task", request.TaskId)), ReplyOutcome.Allowed, serving.Model.Version);
        return TypedResults.Json(ranking, RestBody.Json);
    }

    private static async Task<IResult> RankManyAsync(HttpContext context, Recommendations recommendations, RestAudit audit, CancellationToken cancellationToken)
    {
        var batch = await RestBody.ReadAsync<BatchAssignmentRequest>(context);
        var serving = await recommendations.ServingAsync(cancellationToken);
        var results = new List<BatchAssignmentResult>(batch.Requests.Count);
        foreach (var request in batch.Requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                results.Add(new BatchAssignmentResult(request.TaskId, await recommendations.RankAsync(request, serving, cancellationToken), null));
            }
            catch (RequestRefusedException e)
            {
                results.Add(new BatchAssignmentResult(request.TaskId, null, e.Message));
            }
        }

        audit.Note(
            context, Caller.Of(context.User)!, PlannedCall.Of(Function).With("tasks", [.. batch.Requests.Select(r => r.TaskId)]), ReplyOutcome.Allowed, serving.Model.Version);
        return TypedResults.Json(new BatchAssignmentResponse(results), RestBody.Json);
    }
}
