using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.forget_person: erases a person after a yes, keeps outcomes without them, and proves it by looking again.</summary>
internal sealed class ForgetPerson(IErasure erasure, ICvStore cvs, IEnumerable<IForgetsPeople> memories) : IChatFunction
{
    /// <summary>What stands in the place of a name.</summary>
    public const string Instead = "(erased)";

    public string Name => "cv.forget_person";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var person = snapshot.People[snapshot.PersonIndex(context.Call["person"]!)];
        var report = await erasure.PreviewAsync(person.Id, cancellationToken);
        var open = report.OpenTasks.Count > 0 ? $" {Wording.List(report.OpenTasks)} {(report.OpenTasks.Count == 1 ? "is" : "are")} open again afterwards." : "";
        return new Reply
        {
            Outcome = ReplyOutcome.Confirm,
            Text = $"Erase **{person.Name}** ({person.Id}) for good? This can't be undone.{open} {Wording.Count(report.KeptOutcomes, "outcome is", "outcomes are")} kept without the person.",
            Blocks = [new TableBlock("What is erased", ["Data", "Records"], [.. report.Lines.Where(l => l.Before > 0).Select(l => (IReadOnlyList<string>)[l.What, Wording.Text($"{l.Before:N0}")])])],
            Note = "Mentions of name and address in other conversations are replaced too. The audit keeps its lines, unreadable where they are about the person. Systems that people are collected from have to erase their own copies.",
        };
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var id = context.Call["person"]!;
        ErasureReport report;
        try
        {
            report = await erasure.EraseAsync(id, Instead, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return Reply.Of(ReplyOutcome.Clarify, $"There is nobody with the id {id} any more; nothing was changed.");
        }

        await ForgetHereAsync(context.State, id, report.Names);
        foreach (var memory in memories)
            await memory.ForgetAsync(report.Names, Instead);
        return Write(id, report);
    }

    /// <summary>The conversation that this is said in is kept after the erasure, so its memory must not bring back what was erased.</summary>
    private async Task ForgetHereAsync(ConversationState state, string id, IReadOnlyList<string> names)
    {
        var pattern = new MentionPattern(names);
        state.Lately = [.. state.Lately.Select(e => new Exchange(pattern.Replace(e.Said, Instead), pattern.Replace(e.Answered, Instead)))];
        state.People = [.. state.People.Where(p => p != id)];
        state.PlannedPairs = [.. state.PlannedPairs.Where(p => p.PersonId != id)];
        (state.PersonId, state.Last, state.Asked, state.Plan) = (null, null, null, null);
        var kept = (await cvs.FindAsync([.. state.Cvs.Select(c => c.Id)], CancellationToken.None)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        state.Cvs = [.. state.Cvs.Where(c => kept.Contains(c.Id))];
    }

    private static Reply Write(string id, ErasureReport report)
    {
        var left = report.Lines.Sum(l => l.After ?? 0);
        var proof = left == 0 && report.Mentions is []
            ? "Looked again afterwards: no record of them, and no text in the store with their name or address."
            : $"Looked again afterwards, and it is not complete: {Wording.Count(left, "record")} left{(report.Mentions is { Count: > 0 } places ? $", and mentions in {string.Join(", ", places)}" : "")}. Please tell an admin.";
        return new Reply
        {
            Outcome = ReplyOutcome.Confirmed,
            Text = $"{id} is erased. {proof}",
            Blocks = [new TableBlock("Proof", ["Data", "Before", "Now"], [.. report.Lines.Select(l => (IReadOnlyList<string>)[l.What, Wording.Text($"{l.Before:N0}"), Wording.Text($"{l.After:N0}")])])],
            Note = $"{Wording.Count(report.KeptOutcomes, "outcome was", "outcomes were")} kept without the person. {Wording.Count(report.AuditLines, "line")} of the audit {(report.AuditLines == 1 ? "was" : "were")} made unreadable where {(report.AuditLines == 1 ? "it was" : "they were")} about the person; that {id} was erased, and by whom, stays. "
                + "Files of CVs were never kept. Backups and the systems that people are collected from have their own copies.",
        };
    }
}
