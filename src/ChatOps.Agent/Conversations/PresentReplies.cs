using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Conversations;

/// <summary>The answers as they were kept, with the present state of their tasks: nothing is ranked anew.</summary>
internal sealed class PresentReplies(IConversationStore store, RankingProvider rankings) : IPresentReplies
{
    private const string AssignTask = "ranking.assign_task";

    public async Task<Reply?> FindAsync(string conversationId, string eventId, CancellationToken cancellationToken)
    {
        if (await store.FindTurnAsync(conversationId, eventId, cancellationToken) is not { } turn)
            return null;
        var reply = JsonSerializer.Deserialize<Reply>(turn.Reply, ReplyJson.Options)!;
        var tasks = reply.Blocks.OfType<RankingBlock>().Select(b => b.TaskId).Distinct(StringComparer.Ordinal).ToArray();
        if (tasks.Length == 0)
            return reply;
        var snapshot = (await rankings.GetAsync(cancellationToken)).Snapshot;
        return tasks.Aggregate(reply, (now, task) => With(now, task, StateOf(snapshot, task)));
    }

    /// <summary>What has become of a task, as a sentence; null if nothing has.</summary>
    private static string? StateOf(WorkforceSnapshot snapshot, string task)
    {
        var item = snapshot.ItemIndex(task);
        if (item < 0)
            return $"There is no **{task}** any more.";
        if (snapshot.WorkItems[item].Status == WorkItemStatus.Completed)
            return $"**{task}** is completed.";
        var holder = snapshot.Availability.HolderOf(item);
        return holder < 0 ? null : $"**{task}** is **{snapshot.People[holder].Name}'s** now.";
    }

    /// <summary>Whoever has a task is asked for in words: a button that was made for a task of nobody's says nothing of taking it away.</summary>
    private static Reply With(Reply reply, string task, string? state) => state is null ? reply : reply with
    {
        Text = $"{state}\n\n{reply.Text}",
        Buttons = [.. reply.Buttons.Where(b => !Assigns(b, task))],
        Blocks =
        [
            .. reply.Blocks.Select(b => b is RankingBlock ranking
                ? ranking with { People = [.. ranking.People.Select(p => p with { Buttons = [.. p.Buttons.Where(button => !Assigns(button, task))] })] }
                : b),
        ],
    };

    private static bool Assigns(ReplyButton button, string task) => button.Call.Function == AssignTask && button.Call["task"] == task;
}
