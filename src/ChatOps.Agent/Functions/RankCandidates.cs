using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.rank_candidates: the best people for a task, among those who meet the conditions.</summary>
internal sealed class RankCandidates : IChatFunction
{
    private const int DefaultTop = 5;
    private const int MaxTop = 100;

    public string Name => "ranking.rank_candidates";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var result = context.Ranking.Rank(Request(context.Call));
        context.State.TaskId = result.WorkItem.Id;
        context.ShowPeople(result.Candidates.Select(c => c.Person.Id));
        return Task.FromResult(RankingReply.Write(result, context));
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
