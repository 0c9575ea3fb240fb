using System.Globalization;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.rank_candidates: the best people for a task.</summary>
internal sealed class RankCandidates : IChatFunction
{
    private const int DefaultTop = 5;
    private const int MaxTop = 25;

    public string Name => "ranking.rank_candidates";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var call = context.Call;
        var result = context.Ranking.Rank(new RankingRequest(call["task"]!)
        {
            Top = int.TryParse(call["top"], CultureInfo.InvariantCulture, out var top) ? Math.Clamp(top, 1, MaxTop) : DefaultTop,
            Include = call.All("include"),
            Exclude = call.All("exclude"),
        });
        context.State.TaskId = result.WorkItem.Id;
        context.State.People = [.. result.Candidates.Select(c => c.Person.Id)];
        return Task.FromResult(RankingReply.Write(result, context.Speaker));
    }
}
