using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Every record that is about one person, by kind. The one list that preview, erasure and proof go by.</summary>
internal sealed class PersonRecords(WorkforceContext context, Person person)
{
    private readonly string _id = person.Id;
    private readonly string? _email = person.Email?.ToLowerInvariant();
    private readonly string _owned = $"/{person.Id}";

    /// <summary>Outcomes of the person's assignments.</summary>
    public IQueryable<Outcome> Outcomes => context.Set<Outcome>().Where(o => context.Set<Assignment>().Any(a => a.Id == o.AssignmentId && a.PersonId == _id));

    /// <summary>Ids of the tasks that the person has and has not finished.</summary>
    public IQueryable<string> OpenTasks => context.Set<Assignment>()
        .Where(a => a.PersonId == _id && a.IsSelected && !context.Set<Outcome>().Any(o => o.AssignmentId == a.Id))
        .Join(context.Set<WorkItem>().Where(i => i.Status != WorkItemStatus.Completed), a => a.WorkItemId, i => i.Id, (_, i) => i.Id)
        .Distinct();

    /// <summary>Lines of the audit that have the person's id.</summary>
    public IQueryable<AuditRecord> AuditLines => context.Set<AuditRecord>().Where(a => a.SpeakerId == _id || a.Arguments.Contains($"\"{_id}\""));

    private IQueryable<CvRecord> Cvs => context.Set<CvRecord>().Where(c => c.PersonId == _id || (_email != null && c.Email == _email) || (c.PersonId == null && c.Name == person.Name));

    private IQueryable<ConversationRecord> Conversations => context.Set<ConversationRecord>().Where(c => c.OwnerId != null && (c.OwnerId == _id || c.OwnerId.EndsWith(_owned)));

    private IQueryable<TurnRecord> Turns => context.Set<TurnRecord>().Where(t => t.SpeakerId == _id || Conversations.Any(c => c.Id == t.ConversationId));

    /// <summary>Counts the records of each kind.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(CancellationToken cancellationToken) =>
    [
        ("person", await context.Set<Person>().CountAsync(p => p.Id == _id, cancellationToken)),
        ("skills", await context.Set<Skill>().CountAsync(s => s.PersonId == _id, cancellationToken)),
        ("weeks of workload", await context.Set<Workload>().CountAsync(w => w.PersonId == _id, cancellationToken)),
        ("assignments", await context.Set<Assignment>().CountAsync(a => a.PersonId == _id, cancellationToken)),
        ("outcomes with the person", await Outcomes.CountAsync(cancellationToken)),
        ("CVs", await Cvs.CountAsync(cancellationToken)),
        ("rows for training", await context.Set<ComprehensiveTrainingRow>().CountAsync(r => r.UserId == _id, cancellationToken)
            + await context.Set<TaskCompletion>().CountAsync(r => r.UserId == _id, cancellationToken)
            + await context.Set<TaskAssignmentMl>().CountAsync(r => r.UserId == _id, cancellationToken)
            + await context.Set<PredictionLog>().CountAsync(r => r.UserId == _id, cancellationToken)
            + await context.Set<UserPerformance>().CountAsync(r => r.UserId == _id, cancellationToken)
            + await context.Set<SkillChange>().CountAsync(r => r.UserId == _id, cancellationToken)),
        ("own conversations", await Conversations.CountAsync(cancellationToken)),
        ("own messages", await Turns.CountAsync(cancellationToken)),
    ];

    /// <summary>What the person is called and reached by: full name, e-mail, also those of their CVs.</summary>
    public async Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken)
    {
        var cvs = await Cvs.AsNoTracking().Select(c => new { c.Name, c.Email }).ToListAsync(cancellationToken);
        return [.. cvs.SelectMany(c => new[] { c.Name, c.Email }).Append(person.Name).Append(person.Email).OfType<string>()];
    }

    /// <summary>Deletes all of them; nothing is removed while something refers to it.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await Outcomes.ExecuteDeleteAsync(cancellationToken);
        await context.Set<Assignment>().Where(a => a.PersonId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<Workload>().Where(w => w.PersonId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<Skill>().Where(s => s.PersonId == _id).ExecuteDeleteAsync(cancellationToken);
        await Cvs.ExecuteDeleteAsync(cancellationToken);
        await context.Set<WaitingCallRecord>().Where(w => w.SpeakerId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<TokenUseRecord>().Where(u => u.SpeakerId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<ComprehensiveTrainingRow>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<TaskCompletion>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<TaskAssignmentMl>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<PredictionLog>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<UserPerformance>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SkillChange>().Where(r => r.UserId == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<SourcePart>().Where(p => p.Kind == RecordKind.People && p.Key == _id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<WaitingRow>().Where(w => w.Kind == RecordKind.People && w.Key == _id).ExecuteDeleteAsync(cancellationToken);
        await Turns.ExecuteDeleteAsync(cancellationToken);
        await Conversations.ExecuteDeleteAsync(cancellationToken);
        await context.Set<Person>().Where(p => p.Id == _id).ExecuteDeleteAsync(cancellationToken);
    }
}
