using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>help.help: what the speaker's role can ask for, as sentences that work here and now.</summary>
internal sealed class Help : IChatFunction
{
    public string Name => "help.help";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Reply.Of(ReplyOutcome.Allowed, Text(context)));

    /// <summary>The sentences that a speaker can use, one a line.</summary>
    public static string Text(FunctionContext context)
    {
        var snapshot = context.Ranking.Snapshot;
        var task = snapshot.WorkItems.FirstOrDefault(i => i.Status == WorkItemStatus.Open)?.Id ?? "TASK-101";
        var people = snapshot.People.Take(2).Select(p => p.Name).ToArray();
        var (one, two) = people.Length == 2 ? (people[0], people[1]) : ("Anna", "Bob");
        (string Function, string Sentence)[] examples =
        [
            ("ranking.rank_candidates", $"Who should take {task}?"),
            ("ranking.explain_ranking", $"Why {one} for {task}?"),
            ("ranking.compare_candidates", $"Compare {one} and {two} for {task}"),
            ("performance.predict_performance", $"How would {one} do on {task}?"),
            ("ranking.show_task", $"What is {task}?"),
            ("ranking.assign_task", $"Assign {task} to {one}"),
            ("ranking.undo_assignment", $"Undo the assignment of {task}"),
            ("help.help", "Help"),
        ];
        var allowed = examples.Where(e => FunctionPolicy.Find(e.Function)!.Allows(context.Speaker, context.Speaker.PersonId));
        return "You can ask, for example:\n\n" + string.Join("\n\n", allowed.Select(e => $"*{e.Sentence}*"));
    }
}
