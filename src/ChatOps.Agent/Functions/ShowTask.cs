using System.Globalization;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.show_task: one task with its skills, hours, deadline, status and assignee.</summary>
internal sealed class ShowTask : IChatFunction
{
    public string Name => "ranking.show_task";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var item = snapshot.ItemIndex(context.Call["task"]!);
        var work = snapshot.WorkItems[item];
        context.State.TaskId = work.Id;

        var required = snapshot.Skills.RequirementsOf(item)
            .Select(r => $"{r.Name} {r.Proficiency.ToString().ToUpperInvariant()}{(r.IsMandatory ? "" : " (nice to have)")}")
            .ToArray();
        var holder = snapshot.Availability.HolderOf(item);
        List<Fact> facts =
        [
            new("Status", Status(work.Status)),
            new("Assigned to", holder >= 0 ? snapshot.People[holder].Name : "nobody"),
            new("Skills", required.Length > 0 ? string.Join(", ", required) : "none named"),
            new("Effort", string.Create(CultureInfo.InvariantCulture, $"{work.EstimatedHours:0.#} h estimated")),
            new("Due", work.Deadline is { } due ? due.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "no deadline"),
            new("Priority", $"{work.Priority}, {work.Difficulty.ToString().ToLowerInvariant()}"),
        ];
        if (work.ProjectId is { } project)
            facts.Add(new Fact("Project", snapshot.Projects.TryGetValue(project, out var name) ? $"{name} ({project})" : project));
        facts.Add(new Fact("Created", work.Created.ToString("d MMM yyyy", CultureInfo.InvariantCulture)));

        var mayRank = FunctionCatalogue.Find("ranking.rank_candidates")!.Allows(context.Speaker, null);
        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**{work.Id}** *{work.Title}*" + (work.Description is { Length: > 0 } text && text != work.Title ? $"\n\n{text}" : ""),
            Blocks = [new FactsBlock(null, facts)],
            Buttons = mayRank && work.Status != WorkItemStatus.Completed
                ? [new ReplyButton("Who should take it?", $"Who should take {work.Id}?",
                    PlannedCall.Of("ranking.rank_candidates", ("task", work.Id)), IsPrimary: true)]
                : [],
        });
    }

    private static string Status(WorkItemStatus status) => status switch
    {
        WorkItemStatus.InProgress => "In progress",
        WorkItemStatus.Completed => "Completed",
        _ => "Open",
    };
}
