using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Registry;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.training_status: where a job stands.</summary>
internal sealed class TrainingStatus(Func<ITrainingJobs> jobs, ModelRegistry registry) : IChatFunction
{
    public string Name => "training.training_status";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var number = JobNumber.Of(context.Call);
        if (await jobs().FindAsync(number, cancellationToken) is not { } job)
            return Reply.Of(number is null ? ReplyOutcome.Allowed : ReplyOutcome.Clarify, number is null ? "There was no training job yet. Say \"retrain\" to start one." : $"There is no training job {number}.");
        return JobReply.Of(job, registry);
    }
}
