using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.assign_task: records who takes a task, after a yes.</summary>
internal sealed class AssignTask(IWorkforceStore store) : IChatFunction
{
    public string Name => "ranking.assign_task";

    public Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (result, candidate) = Rank(context);
        var (task, person) = (result.WorkItem, candidate.Person);
        if (task.Status == WorkItemStatus.Completed)
            return Task.FromResult(Reply.Of(ReplyOutcome.Clarify, $"**{task.Id}** is completed, so nobody can take it any more."));
        if (result.Holder?.Id == person.Id)
            return Task.FromResult(Reply.Of(ReplyOutcome.Clarify, $"**{task.Id}** is {person.Name}'s already."));

        var availability = context.Ranking.Snapshot.Availability;
        var number = context.Ranking.Snapshot.PersonIndex(person.Id);
        var after = availability.AllocatedHours(number) + AvailabilityIndex.HoursPerWeek(task, result.AsOf);
        var load = string.Create(
            CultureInfo.InvariantCulture, $"With it {person.Name} would be at {after:0} of {availability.CapacityHours(number):0} h a week.");
        var moved = result.Holder is { } holder ? $" It is {holder.Name}'s now and would move." : "";
        var rank = candidate.Rank > 1 ? $" The ranking puts {result.Candidates[0].Person.Name} first." : "";
        return Task.FromResult(Reply.Of(ReplyOutcome.Confirm, $"Assign **{task.Id}** to **{person.Name}**? {load}{moved}{rank}"));
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (result, candidate) = Rank(context);
        var method = candidate.Rank == 1 ? AssignmentMethod.AiRecommended : AssignmentMethod.Manual;
        var wanted = new NewAssignment(result.WorkItem.Id, candidate.Person.Id, Math.Clamp(candidate.Score, 0, 1), PlannedPair.VersionOf(context.Ranking.Model));
        AssignmentChange change;
        try
        {
            change = (await store.AssignManyAsync([wanted], method, cancellationToken))[0];
        }
        catch (WorkItemClosedException)
        {
            return Reply.Of(ReplyOutcome.Clarify, $"**{result.WorkItem.Id}** was completed in the meantime, so nobody was put on it.");
        }

        (context.State.TaskId, context.State.People) = (result.WorkItem.Id, [candidate.Person.Id]);
        var before = change.PreviousPersonId is { } previous && context.Ranking.Snapshot.PersonIndex(previous) is >= 0 and var p
            ? $" It was {context.Ranking.Snapshot.People[p].Name}'s before."
            : "";
        return Reply.Of(
            ReplyOutcome.Confirmed,
            $"Done: **{result.WorkItem.Id}** is {candidate.Person.Name}'s.{before}",
            new ReplyButton("Undo", $"Undo the assignment of {result.WorkItem.Id}",
                PlannedCall.Of("ranking.undo_assignment", ("task", result.WorkItem.Id))));
    }

    private static (RankingResult Result, CandidateScore Candidate) Rank(FunctionContext context)
    {
        var personId = context.Call["person"]!;
        // Computed for this call, never taken from what was kept: an assignment rests on what is so now.
        var result = context.Ranking.Rank(new RankingRequest(context.Call["task"]!) { Top = 1, Include = [personId] });
        return (result, result.Candidates.Single(c => c.Person.Id == personId));
    }
}
