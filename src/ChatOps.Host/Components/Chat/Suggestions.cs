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
        var last = conversation?.Entries.Select(e => e.Reply).OfType<Reply>().LastOrDefault();
        if (last?.Buttons.Any(b => b.Call.Function == "cv.save_cv") == true)
            return ["Which open task fits best?", "Show the CV", "Save it"];
        if (role == Role.Employee)
            return [$"What is {FirstTask}?", $"Why me for {FirstTask}?", "Help"];
        if (ranking is { People.Count: > 1 })
            return [$"Top 10 for {ranking.TaskId}", $"Why not {ranking.People[^1].Name}?", $"What is {ranking.TaskId}?"];
        return role switch
        {
            Role.Hr => ["Who knows Java?", "Who is overloaded this week?", "Help"],
            Role.Admin => ["How good is the model?", $"Who should take {FirstTask}?", "Help"],
            _ => [$"Who should take {FirstTask}?", $"What is {FirstTask}?", "Help"],
        };
    }

    /// <summary>What an empty conversation offers.</summary>
    public static IReadOnlyList<(string Title, string Sentence)> ForBeginning(Role role) => role switch
    {
        Role.Employee =>
        [
            ("See a task", $"What is {FirstTask}?"),
            ("See where you stand", $"Why me for {FirstTask}?"),
            ("See everything you can ask", "Help"),
        ],
        Role.Hr =>
        [
            ("Find people by skill", "Who knows Java?"),
            ("See who has too much to do", "Who is overloaded this week?"),
            ("Find the best people for a task", $"Who should take {FirstTask}?"),
            ("See everything you can ask", "Help"),
        ],
        Role.Admin =>
        [
            ("See how good the ranking is", "How good is the model?"),
            ("Find the best people for a task", $"Who should take {FirstTask}?"),
            ("See who has too much to do", "Who is overloaded this week?"),
            ("See everything you can ask", "Help"),
        ],
        _ =>
        [
            ("Find the best people for a task", $"Who should take {FirstTask}?"),
            ("See more than five", $"Top 10 for {FirstTask}"),
            ("See a task first", $"What is {FirstTask}?"),
            ("See everything you can ask", "Help"),
        ],
    };
}
