using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.record_outcome: completes a task with how it went, after a yes. Says beforehand what is stored and what of it was derived.</summary>
internal sealed class RecordOutcome(IWorkforceStore store) : IChatFunction
{
    public string Name => "ranking.record_outcome";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (Refusal(context) is { } refusal)
            return Task.FromResult(refusal);
        var snapshot = context.Ranking.Snapshot;
        var item = snapshot.ItemIndex(context.Call["task"]!);
        var work = snapshot.WorkItems[item];
        var holder = snapshot.People[snapshot.Availability.HolderOf(item)];
        var derived = Derive(context, item);
        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Confirm,
            Text = $"Complete **{work.Id}** *{work.Title}* of **{holder.Name}** with this outcome? It feeds what is learned and can't be changed from chat.",
            Blocks = [new FactsBlock(null, derived.Facts)],
            Note = derived.WasDerived ? "What was not given is derived as said; give it in a new sentence to change it." : null,
        });
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (Refusal(context) is { } refusal)
            return refusal;
        var snapshot = context.Ranking.Snapshot;
        var taskId = context.Call["task"]!;
        var result = Derive(context, snapshot.ItemIndex(taskId)).Result;
        Assignment ended;
        try
        {
            ended = await store.RecordOutcomeAsync(taskId, result, cancellationToken);
        }
        catch (WorkItemClosedException)
        {
            return Reply.Of(ReplyOutcome.Clarify, $"**{taskId}** was completed or taken back in the meantime, so nothing was stored.");
        }

        (context.State.TaskId, context.State.People, context.State.PersonId) = (taskId, [ended.PersonId], ended.PersonId);
        var person = snapshot.PersonIndex(ended.PersonId);
        var name = person >= 0 ? snapshot.People[person].Name : ended.PersonId;
        var mayShow = Plugins.FunctionCatalogue.Find("performance.show_performance")!.Allows(context.Speaker, ended.PersonId);
        return Reply.Of(
            ReplyOutcome.Confirmed,
            Wording.Text($"Done: **{taskId}** is completed. {name}, {result.ActualHours:0.#} h, rated {result.Rating} of 5."),
            mayShow ? [new ReplyButton($"How is {name} doing?", $"How has {name} been performing?", PlannedCall.Of("performance.show_performance", ("person", ended.PersonId)))] : []);
    }

    private static Reply? Refusal(FunctionContext context)
    {
        var snapshot = context.Ranking.Snapshot;
        var item = snapshot.ItemIndex(context.Call["task"]!);
        var work = snapshot.WorkItems[item];
        if (work.Status == WorkItemStatus.Completed)
            return Reply.Of(ReplyOutcome.Clarify, $"**{work.Id}** is completed already, so there is nothing to record.");
        return snapshot.Availability.HolderOf(item) < 0
            ? Reply.Of(
                ReplyOutcome.Clarify,
                $"**{work.Id}** has no assignee, so nobody's outcome can be recorded. Assign it first: who did it?",
                new ReplyButton("Who would suit it?", $"Who should take {work.Id}?", PlannedCall.Of("ranking.rank_candidates", ("task", work.Id))))
            : null;
    }

    private static DerivedOutcome Derive(FunctionContext context, int item)
    {
        var snapshot = context.Ranking.Snapshot;
        var call = context.Call;
        double? Number(string name) => double.TryParse(call[name], CultureInfo.InvariantCulture, out var number) ? number : null;
        return DerivedOutcome.Of(
            snapshot.WorkItems[item], snapshot.Availability.HeldSince(item), snapshot.AsOf, Number("hours"), (int?)Number("rating"), Number("quality"), call["feedback"]);
    }
}
