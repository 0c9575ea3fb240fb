using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.schedule_training: trains by itself from now on, after a yes to the schedule read back.</summary>
internal sealed class ScheduleTraining(ITrainingJobStore store, Func<ScheduleClock> clock, TimeProvider time) : IChatFunction
{
    public string Name => "training.schedule_training";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var schedule = Schedule(context);
        if (ScheduleTimes.Next(schedule, Now) is null)
            return Reply.Of(ReplyOutcome.Clarify, $"{CronWords.Of(schedule.Cron)} never comes. Please say another time, e.g. \"every Monday at 2\".");
        var before = (await store.ReadSchedulesAsync(cancellationToken)).FirstOrDefault(s => s.Id == ScheduleKinds.Training);
        return Reply.Of(ReplyOutcome.Confirm, $"Train ranking and performance {ScheduleTimes.Words(schedule, Now)}?{(before is null ? "" : $" It takes the place of: {ScheduleTimes.Words(before, Now)}.")} A new version serves only when somebody promotes it, unless Retraining:PromotesItself is set.");
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var schedule = Schedule(context);
        await store.SetScheduleAsync(schedule, cancellationToken);
        return Reply.Of(ReplyOutcome.Confirmed, $"Set: training {ScheduleTimes.Words(schedule, Now)}. What comes of it is told here.");
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private ScheduleRecord Schedule(FunctionContext context) =>
        clock().New(ScheduleKinds.Training, context.Call["schedule"]!, context.Speaker.Key, context.Scope.Turn.ConversationId);
}
