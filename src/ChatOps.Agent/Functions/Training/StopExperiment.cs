using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.stop_experiment: ends the A/B test, after a yes.</summary>
internal sealed class StopExperiment(ExperimentControl control) : IChatFunction
{
    private static readonly Reply Nothing = Reply.Of(ReplyOutcome.Clarify, "No experiment is running, so there is nothing to stop.");

    public string Name => "training.stop_experiment";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await control.FindAsync(cancellationToken) is { EndedAt: null } running
            ? Reply.Of(ReplyOutcome.Confirm, $"End experiment {running.Id}? All tasks are then ranked by what serves. {(await control.ReadAsync(running, cancellationToken)).Verdict}")
            : Nothing;

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (!await control.StopAsync(context.Speaker.Key, cancellationToken))
            return Nothing;
        ExperimentRecord ended = (await control.FindAsync(cancellationToken))!;
        return ExperimentReply.Of(ended, await control.ReadAsync(ended, cancellationToken)) with { Outcome = ReplyOutcome.Confirmed };
    }
}
