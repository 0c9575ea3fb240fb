using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.experiment_results: the arms of the newest A/B test side by side.</summary>
internal sealed class ExperimentResults(ExperimentControl control) : IChatFunction
{
    public string Name => "training.experiment_results";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await control.FindAsync(cancellationToken) is { } record
            ? ExperimentReply.Of(record, await control.ReadAsync(record, cancellationToken))
            : Reply.Of(ReplyOutcome.Allowed, "There was no experiment yet. An admin starts one: \"start an experiment with v8 on 20 %\".");
}
