using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;

namespace ChatOps.Agent.Functions.Training;

/// <summary>training.start_experiment: tries a version on a share of the tasks, after a yes, with the sample that it takes said in advance.</summary>
internal sealed class StartExperiment(ExperimentControl control) : IChatFunction
{
    public string Name => "training.start_experiment";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        try
        {
            return Reply.Of(ReplyOutcome.Confirm, $"Start an experiment? {ExperimentControl.Words(await control.PlanAsync(Challenger(context.Call), Share(context.Call), cancellationToken))}");
        }
        catch (Exception e) when (e is PromotionRefusedException or ModelUnreadableException)
        {
            return Reply.Of(ReplyOutcome.Clarify, e.Message);
        }
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        try
        {
            var record = await control.StartAsync(Challenger(context.Call), Share(context.Call), context.Speaker.Key, cancellationToken);
            return Reply.Of(ReplyOutcome.Confirmed, $"Experiment {record.Id} runs. {ExperimentControl.Words(ExperimentArms.DesignOf(record))} Assignments from tomorrow on count; \"experiment results\" shows how it goes.");
        }
        catch (Exception e) when (e is PromotionRefusedException or ModelUnreadableException)
        {
            return Reply.Of(ReplyOutcome.Unavailable, e.Message);
        }
    }

    private static int Challenger(PlannedCall call) => ModelVersion.NumberOf(call["challenger"])!.Value;

    private static double Share(PlannedCall call) => double.TryParse(call["share"], CultureInfo.InvariantCulture, out var share) ? share : ExperimentControl.UsualShare;
}
