using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Erasure;

/// <summary>Every record that is about one person, by kind. The one list that preview, erasure and proof go by.</summary>
internal sealed class PersonRecords
{
    private readonly WorkforceContext _context;
    private readonly Person _person;
    private readonly IQueryable<CvRecord> _cvs;
    private readonly IReadOnlyList<Kind> _kinds;

    public PersonRecords(WorkforceContext context, Person person)
    {
        (_context, _person) = (context, person);
        var (id, name, email, owned) = (person.Id, person.Name, person.Email?.ToLowerInvariant(), $"/{person.Id}");
        var conversations = Of<ConversationRecord>().Where(c => c.OwnerId != null && (c.OwnerId == id || c.OwnerId.EndsWith(owned)));
        _cvs = Of<CvRecord>().Where(c => c.PersonId == id || (email != null && c.Email == email) || (c.PersonId == null && c.Name == name));

        // In the order in which they can go: nothing is removed while something refers to it, or is found by it.
        const string Copies = "copies for collecting and training";
        const string Messages = "own messages";
        const string Conversations = "own conversations";
        _kinds =
        [
            Kind.Of("outcomes with the person", Outcomes),
            Kind.Of("assignments", Of<Assignment>().Where(a => a.PersonId == id)),
            Kind.Of("weeks of workload", Of<Workload>().Where(w => w.PersonId == id)),
            Kind.Of("skills", Of<Skill>().Where(s => s.PersonId == id)),
            Kind.Of("CVs", _cvs),
            Kind.Of(Copies, Of<ComprehensiveTrainingRow>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<TaskCompletion>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<TaskAssignmentMl>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<PredictionLog>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<UserPerformance>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<SkillChange>().Where(r => r.UserId == id)),
            Kind.Of(Copies, Of<SourcePart>().Where(p => p.Kind == RecordKind.People && p.Key == id)),
            Kind.Of(Copies, Of<WaitingRow>().Where(w => w.Kind == RecordKind.People && w.Key == id)),
            Kind.Of(Messages, Of<WaitingCallRecord>().Where(w => w.SpeakerId == id)),
            Kind.Of(Messages, Of<TokenUseRecord>().Where(u => u.SpeakerId == id)),
            Kind.Of(Messages, Of<TurnRecord>().Where(t => t.SpeakerId == id || conversations.Any(c => c.Id == t.ConversationId))),
            Kind.Of(Conversations, Of<SentMessage>().Where(m => Of<KnownConversation>().Any(c => c.Id == m.ConversationId && c.OwnerId == id))),
            Kind.Of(Conversations, Of<KnownConversation>().Where(c => c.OwnerId == id)),
            Kind.Of(Conversations, conversations),
            Kind.Of("person", Of<Person>().Where(p => p.Id == id)),
        ];
    }

    /// <summary>Outcomes of the person's assignments.</summary>
    public IQueryable<Outcome> Outcomes => Of<Outcome>().Where(o => Of<Assignment>().Any(a => a.Id == o.AssignmentId && a.PersonId == _person.Id));

    /// <summary>Ids of the tasks that the person has and has not finished.</summary>
    public IQueryable<string> OpenTasks => Of<Assignment>()
        .Where(a => a.PersonId == _person.Id && a.IsSelected && !Of<Outcome>().Any(o => o.AssignmentId == a.Id))
        .Join(Of<WorkItem>().Where(i => i.Status != WorkItemStatus.Completed), a => a.WorkItemId, i => i.Id, (_, i) => i.Id)
        .Distinct();

    /// <summary>Lines of the audit that have the person's id.</summary>
    public IQueryable<AuditRecord> AuditLines => Of<AuditRecord>().Where(a => a.SpeakerId == _person.Id || a.Arguments.Contains($"\"{_person.Id}\""));

    /// <summary>Counts the records of each kind.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new List<(string What, int Count)>();
        foreach (var kind in _kinds)
            counts.Add((kind.What, await kind.CountAsync(cancellationToken)));
        return [.. counts.GroupBy(c => c.What).Select(g => (g.Key, g.Sum(c => c.Count)))];
    }

    /// <summary>What the person is called and reached by: full name, e-mail, also those of their CVs.</summary>
    public async Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken)
    {
        var cvs = await _cvs.AsNoTracking().Select(c => new { c.Name, c.Email }).ToListAsync(cancellationToken);
        return [.. cvs.SelectMany(c => new[] { c.Name, c.Email }).Append(_person.Name).Append(_person.Email).OfType<string>()];
    }

    /// <summary>Deletes all of them.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in _kinds)
            await kind.DeleteAsync(cancellationToken);
    }

    private DbSet<T> Of<T>()
        where T : class => _context.Set<T>();

    /// <summary>Records of one table. Kinds of the same name are counted together.</summary>
    private sealed record Kind(string What, Func<CancellationToken, Task<int>> CountAsync, Func<CancellationToken, Task<int>> DeleteAsync)
    {
        public static Kind Of<T>(string what, IQueryable<T> records) => new(what, records.CountAsync, records.ExecuteDeleteAsync);
    }
}
