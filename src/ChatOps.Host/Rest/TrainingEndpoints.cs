using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Host.SignIn;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatOps.Host.Rest;

/// <summary>Training (design document §5.5): start it, see how far it is, and how good what serves is.</summary>
internal static class TrainingEndpoints
{
    private const string Base = "/ml-service/api/ml/training";

    public static void MapTraining(this RouteGroupBuilder rest)
    {
        rest.MapPost(Base + "/start", StartAsync)
            .RequireScope(Scopes.TrainWrite).AddEndpointFilter<IdempotencyFilter>().WithMetadata(IdempotentWrite.Instance).RequireRateLimiting(RateLimits.Writes)
            .WithName("trainingStart").WithTags("Training").WithSummary("Puts a training job into the queue. What serves goes on serving until somebody promotes another version.")
            .Accepts<TrainingStartRequest>("application/json").Produces<TrainingJob>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithExample(RestExamples.Start, RestExamples.Job);
        rest.MapPost(Base + "/jobs/{id:int}/stop", StopAsync)
            .RequireScope(Scopes.TrainWrite).AddEndpointFilter<IdempotencyFilter>().WithMetadata(IdempotentWrite.Instance).RequireRateLimiting(RateLimits.Writes)
            .WithName("trainingStop").WithTags("Training").WithSummary("Stops a training job that waits or runs.")
            .Produces<TrainingJob>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        rest.MapGet(Base + "/status", NewestAsync)
            .RequireScope(Scopes.TrainWrite)
            .WithName("trainingStatus").WithTags("Training").WithSummary("How far the newest training job is.").ProducesProblem(StatusCodes.Status404NotFound);
        rest.MapGet(Base + "/jobs", ListAsync)
            .RequireScope(Scopes.TrainWrite)
            .WithName("trainingJobs").WithTags("Training").WithSummary("The training jobs, newest first.");
        rest.MapGet(Base + "/jobs/{id:int}", FindAsync)
            .RequireScope(Scopes.TrainWrite)
            .WithName("trainingJob").WithTags("Training").WithSummary("How far a training job is.").ProducesProblem(StatusCodes.Status404NotFound);
        rest.MapGet(Base + "/performance", PerformanceAsync)
            .RequireScope(Scopes.ModelRead)
            .WithName("trainingPerformance").WithTags("Training").WithSummary("How well the models that serve foretold later outcomes, beside baselines on the same ones.");
        rest.MapGet(Base + "/models", ListModels)
            .RequireScope(Scopes.ModelRead)
            .WithName("trainingModels").WithTags("Training").WithSummary("The versions of a kind of model, newest first.");
    }

    private static async Task<IResult> StartAsync(HttpContext context, ITrainingJobs jobs, RankingProvider rankings, RestAudit audit, CancellationToken cancellationToken)
    {
        var request = await RestBody.ReadAsync<TrainingStartRequest>(context);
        var caller = Caller.Of(context.User)!;
        var model = request.Model ?? "all";
        var call = PlannedCall.Of("training.start_training", ("model", model), ("tune", request.Tune ? "true" : "false"));
        await audit.WriteAsync(context, caller, call, ReplyOutcome.Allowed, (await rankings.GetAsync(cancellationToken)).Model.Version, cancellationToken);
        var job = TrainingJob.Of(await jobs.StartAsync(model, request.Tune, caller.Key, conversationId: null, cancellationToken));
        return Accepted(context, job);
    }

    private static async Task<IResult> StopAsync(int id, HttpContext context, ITrainingJobs jobs, RankingProvider rankings, RestAudit audit, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(id, cancellationToken) is not { } found)
            throw NoJob(id);
        if (found.State is not (JobState.Waiting or JobState.Running))
            throw new RequestRefusedException(StatusCodes.Status409Conflict, $"Training job {id} is over already, so there is nothing to stop.");
        var call = PlannedCall.Of("training.stop_training", ("job", id.ToString(CultureInfo.InvariantCulture)));
        await audit.WriteAsync(context, Caller.Of(context.User)!, call, ReplyOutcome.Allowed, (await rankings.GetAsync(cancellationToken)).Model.Version, cancellationToken);
        await jobs.StopAsync(id, cancellationToken);
        return Accepted(context, TrainingJob.Of(await jobs.FindAsync(id, cancellationToken) ?? found));
    }

    private static async Task<Tagged<TrainingJob>> NewestAsync(ITrainingJobs jobs, CancellationToken cancellationToken) =>
        new(TrainingJob.Of(await jobs.FindAsync(null, cancellationToken) ?? throw RequestRefusedException.NotFound("id", $"There was no training job yet; POST {Base}/start starts one.")));

    private static async Task<Tagged<TrainingJob>> FindAsync(int id, ITrainingJobs jobs, CancellationToken cancellationToken) =>
        new(TrainingJob.Of(await jobs.FindAsync(id, cancellationToken) ?? throw NoJob(id)));

    private static async Task<Tagged<Page<TrainingJob>>> ListAsync(ITrainingJobStore store, CancellationToken cancellationToken, int size = 20, int? before = null)
    {
        Page<TrainingJob>.Check(size, before);
        var jobs = await store.ReadRecentAsync(size + 1, before, cancellationToken);
        return new(Page<TrainingJob>.Of([.. jobs.Select(TrainingJob.Of)], size, j => j.JobId));
    }

    private static async Task<Tagged<ModelPerformance>> PerformanceAsync(Recommendations recommendations, CancellationToken cancellationToken) =>
        new(ModelPerformance.Of(await recommendations.ServingAsync(cancellationToken)));

    private static Tagged<Page<ModelSummary>> ListModels(ModelRegistry registry, string kind = "ranking", int size = 20, int? before = null)
    {
        Page<ModelSummary>.Check(size, before);
        if (kind is not ("ranking" or "performance"))
            throw RequestRefusedException.Invalid("kind", "kind is ranking or performance.");
        var which = Enum.Parse<ModelKind>(kind, ignoreCase: true);
        var serving = registry.Promoted(which);
        var versions = registry.Versions(which).Reverse().Where(v => before is null || v.Number < before).Take(size + 1);
        return new(Page<ModelSummary>.Of([.. versions.Select(v => ModelSummary.Of(v, v.Number == serving))], size, v => v.Number));
    }

    private static JsonHttpResult<TrainingJob> Accepted(HttpContext context, TrainingJob job)
    {
        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{Base}/jobs/{job.JobId}");
        return TypedResults.Json(job, RestBody.Json, statusCode: StatusCodes.Status202Accepted);
    }

    private static RequestRefusedException NoJob(int id) => RequestRefusedException.NotFound("id", $"There is no training job {id}.");
}
