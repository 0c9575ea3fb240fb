using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.show_schedule: what runs by itself, and when next.</summary>
internal sealed class ShowSchedule(ITrainingJobStore store, TimeProvider time) : IChatFunction
{
    public string Name => "training.show_schedule";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var schedules = await store.ReadSchedulesAsync(cancellationToken);
        return schedules.Count == 0
            ? Reply.Of(ReplyOutcome.Allowed, "Nothing runs by itself. \"Retrain every Monday at 2\" sets a training; checks and collections are set in the configuration (Schedules).")
            : new Reply
            {
                Outcome = ReplyOutcome.Allowed,
                Text = $"{Wording.Count(schedules.Count, "thing runs", "things run")} by {(schedules.Count == 1 ? "itself" : "themselves")}.",
                Blocks = [new FactsBlock(null, [.. schedules.Select(s => new Fact(What(s.Id), $"{ScheduleTimes.Words(s, now)} (set by {s.SetBy})"))])],
            };
    }

    private static string What(string id) => id switch
    {
        ScheduleKinds.Training => "Training",
        ScheduleKinds.Check => "Check whether to retrain",
        ScheduleKinds.Summary => "Summary for the admins",
        _ => "Collection of data",
    };
}
