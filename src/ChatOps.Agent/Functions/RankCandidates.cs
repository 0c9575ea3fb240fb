using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.rank_candidates: the best people for a task, among those who meet the conditions.</summary>
/// <param name="arms">Which model ranks the task, where an experiment runs.</param>
/// <param name="rankings">Who is asked for rankings.</param>
internal sealed class RankCandidates(ExperimentArms arms, IRankings rankings) : IChatFunction
{
    private const int DefaultTop = 5;
    private const int MaxTop = 100;

    public string Name => "ranking.rank_candidates";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var arm = await arms.OfAsync(context.Call["task"]!, context.Ranking, cancellationToken);
        if (arm.Ranking is not { } ranking)
        {
            context.State.TaskId = context.Call["task"];
            return Reply.Of(ReplyOutcome.Allowed, $"{arm.Note} Please choose somebody yourself: \"assign {context.Call["task"]} to ...\" records it.");
        }

        var result = await rankings.RankAsync(ranking, Request(context.Call), cancellationToken);
        context.State.TaskId = result.WorkItem.Id;
        context.ShowPeople(result.Candidates.Select(c => c.Person.Id));
        var reply = RankingReply.Write(result, context);
        return arm.Note is null ? reply : reply with { Note = $"{reply.Note} {arm.Note}" };
    }

    private static RankingRequest Request(PlannedCall call) => new(call["task"]!)
    {
        Top = int.TryParse(call["top"], CultureInfo.InvariantCulture, out var top) ? Math.Clamp(top, 1, MaxTop) : DefaultTop,
        Include = call.All("include"),
        Exclude = call.All("exclude"),
        Department = call["department"],
        Seniorities = [.. call.All("seniority").Select(s => DataWords<Seniority>.TryParse(s, out var seniority) ? seniority : (Seniority?)null).OfType<Seniority>()],
        OnlyAvailable = call["available"] == "true",
        Skills = call.All("skills"),
    };
}
