using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>help.help: what the speaker's role can ask for, as sentences that work here and now.</summary>
internal sealed class Help : IChatFunction
{
    public string Name => "help.help";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Reply.Of(ReplyOutcome.Allowed, Text(context.Scope)));

    /// <summary>The sentences that a speaker can use, one a line.</summary>
    public static string Text(TurnScope scope)
    {
        var snapshot = scope.Ranking.Snapshot;
        var task = snapshot.WorkItems.FirstOrDefault(i => i.Status == WorkItemStatus.Open)?.Id ?? "TASK-101";
        var people = snapshot.People.Take(2).Select(p => p.Name).ToArray();
        var (one, two) = people.Length == 2 ? (people[0], people[1]) : ("Anna", "Bob");
        var skill = snapshot.Skills.Names is [var known, ..] ? known : "Kafka";
        (string Function, string Sentence)[] examples =
        [
            ("ranking.rank_candidates", $"Who should take {task}?"),
            ("ranking.explain_ranking", $"Why {one} for {task}?"),
            ("ranking.compare_candidates", $"Compare {one} and {two} for {task}"),
            ("performance.predict_performance", $"How would {one} do on {task}?"),
            ("ranking.assign_task", $"Assign {task} to {one}"),
            ("ranking.plan_assignments", "Plan all open tasks"),
            ("ranking.show_task", $"What is {task}?"),
            ("ranking.find_people", $"Who knows {skill}?"),
            ("ranking.list_tasks", "Which tasks are overdue?"),
            ("ranking.show_workload", "My workload this week"),
            ("performance.show_performance", "Show my performance"),
            ("cv.analyze_cv", "(a CV as a file)"),
            ("training.start_training", "Retrain"),
            ("training.model_performance", "How accurate is the model?"),
            ("training.fairness_report", "Are our recommendations fair?"),
            ("help.help", "Help"),
        ];
        var allowed = examples.Where(e => FunctionCatalogue.Find(e.Function)!.Allows(scope.Speaker, scope.Speaker.PersonId));
        return "You can ask, for example:\n\n" + string.Join("\n\n", allowed.Select(e => $"*{e.Sentence}*"));
    }
}
