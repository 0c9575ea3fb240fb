using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.apply_plan: records the plan that was shown, line for line, after a yes. Lines that no longer hold are left out and said.</summary>
internal sealed class ApplyPlan(IWorkforceStore store) : IChatFunction
{
    private const int Shown = 10;

    public string Name => "ranking.apply_plan";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (holding, gone) = Check(context);
        if (holding.Count == 0)
            return Task.FromResult(Reply.Of(ReplyOutcome.Clarify, "Nothing of that plan holds any more: its tasks were taken or finished since. Ask for a new one: \"plan all open tasks\"."));
        var lines = string.Join(" · ", holding.Take(Shown).Select(p => $"**{p.TaskId}** {NameOf(p, context)}"));
        var more = holding.Count > Shown ? $" and {holding.Count - Shown} more" : "";
        return Task.FromResult(Reply.Of(ReplyOutcome.Confirm, $"Record {Wording.Count(holding.Count, "assignment")}? {lines}{more}.{Gone(gone)}"));
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (holding, gone) = Check(context);
        if (holding.Count == 0)
            return Reply.Of(ReplyOutcome.Clarify, "Nothing of that plan holds any more; nothing was changed.");
        try
        {
            await store.AssignManyAsync([.. holding.Select(p => new NewAssignment(p.TaskId, p.PersonId, p.Success, p.ModelVersion))], AssignmentMethod.AutoAssigned, cancellationToken);
        }
        catch (WorkItemClosedException)
        {
            return Reply.Of(ReplyOutcome.Clarify, "A task of that plan was completed in the meantime, so nothing was recorded. Ask for a new one: \"plan all open tasks\".");
        }

        context.State.PlannedPairs = [];
        context.State.Plan = null;
        return Reply.Of(
            ReplyOutcome.Confirmed,
            $"Done: {Wording.Count(holding.Count, "assignment")} recorded, all or none.{Gone(gone)} Each can be taken back: \"undo the assignment of {holding[0].TaskId}\".");
    }

    private static (List<PlannedPair> Holding, List<PlannedPair> Gone) Check(FunctionContext context)
    {
        var snapshot = context.Ranking.Snapshot;
        bool Holds(PlannedPair pair) => snapshot.ItemIndex(pair.TaskId) is >= 0 and var item && snapshot.PersonIndex(pair.PersonId) >= 0
            && snapshot.WorkItems[item].Status == WorkItemStatus.Open && snapshot.Availability.HolderOf(item) < 0;
        var pairs = context.State.PlannedPairs;
        return ([.. pairs.Where(Holds)], [.. pairs.Where(p => !Holds(p))]);
    }

    private static string NameOf(PlannedPair pair, FunctionContext context) => context.Ranking.Snapshot.People[context.Ranking.Snapshot.PersonIndex(pair.PersonId)].Name;

    private static string Gone(List<PlannedPair> gone) => gone.Count == 0 ? "" : $" Left out, because taken or finished since: {string.Join(", ", gone.Select(g => g.TaskId))}.";
}
