using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Host.SignIn;
using ChatOps.Learning.Performance;

namespace ChatOps.Host.Rest;

/// <summary>Performance prediction (design document §5.5).</summary>
internal static class PredictionEndpoints
{
    public static void MapPerformancePrediction(this RouteGroupBuilder rest) =>
        rest.MapPost("/ml-service/api/ml/recommendations/performance-prediction", PredictAsync)
            .RequireScope(Scopes.PredictRead)
            .WithName("performancePrediction").WithTags("Recommendations").WithSummary("Foretells how somebody would do on a task.")
            .Accepts<PerformancePredictionRequest>("application/json").Produces<PerformancePredictionResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithExample(RestExamples.Prediction, RestExamples.Predicted);

    private static async Task<IResult> PredictAsync(HttpContext context, Recommendations recommendations, RestAudit audit, CancellationToken cancellationToken)
    {
        var request = await RestBody.ReadAsync<PerformancePredictionRequest>(context);
        var serving = await recommendations.ServingAsync(cancellationToken);
        Recommendations.RequireTask(serving.Snapshot, request.TaskId, "taskId");
        Recommendations.RequirePerson(serving.Snapshot, request.UserId, "userId");
        if (await recommendations.PredictAsync(serving, request.TaskId, request.UserId, cancellationToken) is not { } prediction)
        {
            throw new RequestRefusedException(
                StatusCodes.Status409Conflict,
                $"This is not measurable yet: it takes {PerformanceTrainer.MinOutcomes} outcomes, and there are {serving.Snapshot.History.Work.Count}. Record more, and train.");
        }

        audit.Note(
            context, Caller.Of(context.User)!, PlannedCall.Of("performance.predict_performance", ("task", request.TaskId), ("person", request.UserId)), ReplyOutcome.Allowed, serving.Model.Version);
        return TypedResults.Json(
            new PerformancePredictionResponse(
                request.TaskId,
                request.UserId,
                PredictedValue.Of(prediction.Success),
                PredictedValue.Of(prediction.Quality),
                PredictedValue.Of(prediction.Timeliness),
                PredictedValue.Of(prediction.Hours),
                serving.Snapshot.WorkItems[serving.Snapshot.ItemIndex(request.TaskId)].EstimatedHours,
                $"v{serving.Performance!.Version}",
                "Advice, not a decision."),
            RestBody.Json);
    }
}
