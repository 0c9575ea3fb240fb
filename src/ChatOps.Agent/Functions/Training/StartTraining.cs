using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.start_training: puts a job into the queue; how it goes is told in the same conversation.</summary>
/// <param name="jobs">Asked for only when it is needed: jobs tell conversations, and conversations start jobs.</param>
internal sealed class StartTraining(Func<ITrainingJobs> jobs) : IChatFunction
{
    public string Name => "training.start_training";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var before = await jobs().FindAsync(null, cancellationToken);
        var job = await jobs().StartAsync(
            context.Call["model"] ?? "all", context.Call["tune"] == "true", context.Speaker.Key, context.Scope.Turn.ConversationId, cancellationToken);
        var outcomes = context.Ranking.Snapshot.History.Work;
        var basis = outcomes.Count == 0
            ? "there are no outcomes yet"
            : Wording.Text($"{outcomes.Count:N0} outcomes up to {Wording.Day(outcomes.Max(w => w.Outcome.CompletionDate), context.Ranking.Snapshot.AsOf)}");
        var queue = before is { State: JobState.Running or JobState.Waiting } ? $" It waits for job {before.Id}." : "";
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"Training job {job.Id} started: {JobReply.Words(job)}, {basis}.{queue} How it goes is told here; what serves goes on serving until somebody promotes another version.",
            Buttons = JobReply.Of(job).Buttons,
        };
    }
}
