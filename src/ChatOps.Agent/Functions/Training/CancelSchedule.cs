using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.cancel_schedule: no more training by itself, after a yes.</summary>
internal sealed class CancelSchedule(ITrainingJobStore store, TimeProvider time) : IChatFunction
{
    private static readonly Reply Nothing = Reply.Of(ReplyOutcome.Clarify, "No training is scheduled, so there is nothing to cancel. Checks and collections are set in the configuration (Schedules).");

    public string Name => "training.cancel_schedule";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        (await store.ReadSchedulesAsync(cancellationToken)).FirstOrDefault(s => s.Id == ScheduleKinds.Training) is { } schedule
            ? Reply.Of(ReplyOutcome.Confirm, $"End the scheduled training ({ScheduleTimes.Words(schedule, time.GetUtcNow().UtcDateTime)})?")
            : Nothing;

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await store.RemoveScheduleAsync(ScheduleKinds.Training, cancellationToken)
            ? Reply.Of(ReplyOutcome.Confirmed, "Done: no training runs by itself any more. \"Retrain\" still starts one.")
            : Nothing;
}
