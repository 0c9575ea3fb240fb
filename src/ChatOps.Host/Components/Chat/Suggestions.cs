using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Web;

namespace ChatOps.Host.Components.Chat;

/// <summary>Sentences to press, fitting the speaker's role and what was last shown.</summary>
internal static class Suggestions
{
    private const string FirstTask = "TASK-101";

    /// <summary>Three sentences for the line above the input.</summary>
    public static IReadOnlyList<string> For(Role role, WebConversation? conversation)
    {
        var ranking = conversation?.Entries.Select(e => e.Reply).OfType<Reply>().SelectMany(r => r.Blocks).OfType<RankingBlock>().LastOrDefault();
        if (role == Role.Employee)
            return [$"What is {FirstTask}?", $"Why me for {FirstTask}?", "Help"];
        if (ranking is { People.Count: > 1 })
            return [$"Top 10 for {ranking.TaskId}", $"Why not {ranking.People[^1].Name}?", $"What is {ranking.TaskId}?"];
        return [$"Who should take {FirstTask}?", $"What is {FirstTask}?", "Help"];
    }

    /// <summary>What an empty conversation offers.</summary>
    public static IReadOnlyList<(string Title, string Sentence)> ForBeginning(Role role) => role == Role.Employee
        ?
        [
            ("See a task", $"What is {FirstTask}?"),
            ("See where you stand", $"Why me for {FirstTask}?"),
            ("See everything you can ask", "Help"),
        ]
        :
        [
            ("Find the best people for a task", $"Who should take {FirstTask}?"),
            ("See more than five", $"Top 10 for {FirstTask}"),
            ("See a task first", $"What is {FirstTask}?"),
            ("See everything you can ask", "Help"),
        ];
}
