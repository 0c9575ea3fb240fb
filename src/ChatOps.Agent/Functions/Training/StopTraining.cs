using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.stop_training: stops the job that runs, or the one named.</summary>
internal sealed class StopTraining(Func<ITrainingJobs> jobs) : IChatFunction
{
    public string Name => "training.stop_training";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var number = JobNumber.Of(context.Call);
        if (await jobs().StopAsync(number, cancellationToken) is { } stopped)
            return Reply.Of(ReplyOutcome.Allowed, $"Training job {stopped.Id} is being stopped. What served goes on serving.");
        var job = await jobs().FindAsync(number, cancellationToken);
        return Reply.Of(ReplyOutcome.Allowed, job is null
            ? number is null ? "There was no training job yet, so there is nothing to stop." : $"There is no training job {number}."
            : $"No training job is running. Job {job.Id} is over: {job.Message}");
    }
}
