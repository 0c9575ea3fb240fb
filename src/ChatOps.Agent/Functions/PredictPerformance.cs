using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>performance.predict_performance: quality, timeliness, chance of success and hours of one person on one task, with intervals.</summary>
/// <param name="rankings">Who is asked for predictions.</param>
internal sealed class PredictPerformance(IRankings rankings) : IChatFunction
{
    public string Name => "performance.predict_performance";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var (taskId, personId) = (context.Call["task"]!, context.Call["person"]!);
        var (task, person) = (snapshot.WorkItems[snapshot.ItemIndex(taskId)], snapshot.People[snapshot.PersonIndex(personId)]);
        (context.State.TaskId, context.State.People) = (taskId, [personId]);
        if (await rankings.PredictAsync(context.Ranking, taskId, personId, cancellationToken) is not { } prediction)
        {
            return Reply.Of(
                ReplyOutcome.Allowed,
                $"How {person.Name} would do on *{task.Title}* is not measurable yet: that takes {PerformanceTrainer.MinOutcomes} outcomes, and there are {snapshot.History.Work.Count}.");
        }

        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Text($"**{person.Name}** on *{task.Title}*: {100 * prediction.Success.Value:0} % chance of success, about {prediction.Hours.Value:0} h (estimated {task.EstimatedHours:0.#} h)."),
            Blocks =
            [
                new TableBlock(
                    null,
                    ["", "Expected", "80 % interval"],
                    [
                        Row("Chance of success", prediction.Success, 100, "0", " %"),
                        Row("Hours", prediction.Hours, 1, "0", " h"),
                        Row("Quality", prediction.Quality, 100, "0", " of 100"),
                        Row("Timeliness", prediction.Timeliness, 100, "0", " of 100"),
                    ]),
            ],
            Note = Basis(context.Ranking.Performance!),
            Buttons = [new ReplyButton("Who should take it?", $"Who should take {task.Id}?", PlannedCall.Of("ranking.rank_candidates", ("task", task.Id)))],
        };
    }

    private static string[] Row(string label, Interval interval, double scale, string format, string unit)
    {
        string Say(double value) => (scale * value).ToString(format, CultureInfo.InvariantCulture);
        return [label, Say(interval.Value) + unit, $"{Say(interval.Low)} to {Say(interval.High)}{unit}"];
    }

    private static string Basis(PerformanceModel model)
    {
        var held = model.Report.Targets.Select(t => t.Coverage).OfType<double>().ToArray();
        var coverage = held.Length > 0
            ? Text($" On the {model.Report.Measured:N0} newest outcomes the intervals held {100 * held.Min():0} to {100 * held.Max():0} % of what happened.")
            : "";
        return Text($"Performance v{model.Version} of {model.TrainedAt.LocalDateTime:d MMM}, from {model.Outcomes:N0} outcomes.{coverage} Advice, not a decision.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
