using System.Runtime.CompilerServices;
using System.Text;
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

        var copies = new CollectedCopies(context, id);

        // In the order in which they can go: nothing is removed while something refers to it, or is found by it.
        const string Copies = "copies for collecting and training";
        const string Messages = "own messages";
        const string Conversations = "own conversations";
        _kinds =
        [
            KindOf("outcomes with the person", Outcomes),
            KindOf(Copies, copies.Outcomes<SourcePart>()),
            KindOf(Copies, copies.Outcomes<WaitingRow>()),
            KindOf(Copies, copies.Rows<SourcePart>()),
            KindOf(Copies, copies.Rows<WaitingRow>()),
            KindOf("assignments", Of<Assignment>().Where(a => a.PersonId == id)),
            KindOf("weeks of workload", Of<Workload>().Where(w => w.PersonId == id)),
            KindOf("skills", Of<Skill>().Where(s => s.PersonId == id)),
            KindOf("CVs", _cvs),
            KindOf(Copies, Of<ComprehensiveTrainingRow>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<TaskCompletion>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<TaskAssignmentMl>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<PredictionLog>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<UserPerformance>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<SkillChange>().Where(r => r.UserId == id)),
            KindOf(Copies, Of<RejectedRow>().Where(r => (r.Kind == RecordKind.People && r.Key == id) || ((r.Kind == RecordKind.Skills || r.Kind == RecordKind.Workloads) && r.Key.StartsWith(id + " ")))),
            KindOf(Messages, Of<WaitingCallRecord>().Where(w => w.SpeakerId == id)),
            KindOf(Messages, Of<TokenUseRecord>().Where(u => u.SpeakerId == id)),
            KindOf(Messages, Of<TurnRecord>().Where(t => t.SpeakerId == id || conversations.Any(c => c.Id == t.ConversationId))),
            KindOf(Conversations, Of<SentMessage>().Where(m => Of<KnownConversation>().Any(c => c.Id == m.ConversationId && c.OwnerId == id))),
            KindOf(Conversations, Of<KnownConversation>().Where(c => c.OwnerId == id)),
            KindOf(Conversations, conversations),
            KindOf("person", Of<Person>().Where(p => p.Id == id)),
        ];
    }

    /// <summary>Outcomes of the person's assignments.</summary>
    public IQueryable<Outcome> Outcomes => Of<Outcome>().Where(o => Of<Assignment>().Any(a => a.Id == o.AssignmentId && a.PersonId == _person.Id));

    /// <summary>Ids of the tasks that the person has and has not finished.</summary>
    public IQueryable<string> OpenTasks => Of<Assignment>()
        .Where(a => a.PersonId == _person.Id && a.IsSelected && !Of<Outcome>().Any(o => o.AssignmentId == a.Id))
        .Join(Of<WorkItem>().Where(i => i.Status != WorkItemStatus.Completed), a => a.WorkItemId, i => i.Id, (_, i) => i.Id)
        .Distinct();

    /// <summary>Lines of the audit that are the person's own: by id, or by what they go by where there is no sign-in.</summary>
    public IQueryable<AuditRecord> AuditLines => Of<AuditRecord>().Where(a => a.SpeakerId == _person.Id || a.SpeakerId == _person.Name || a.SpeakerId == _person.Email);

    /// <summary>Ids of the lines of the audit, own or not, whose arguments have the person's id or one of the names. Reads all of them, because databases disagree about letters and case.</summary>
    public async Task<IReadOnlyList<long>> FindInArgumentsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var (found, pattern) = (new List<long>(), new MentionPattern([.. names, _person.Id]));
        var lines = Of<AuditRecord>().Where(a => a.Arguments != "{}").Select(a => new { a.Id, a.Arguments });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (pattern.IsIn(line.Arguments))
                found.Add(line.Id);
        }

        return found;
    }

    /// <summary>Counts the records of each kind.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new List<(string What, int Count)>();
        foreach (var kind in _kinds)
            counts.Add((kind.What, await kind.CountAsync(cancellationToken)));
        return [.. counts.GroupBy(c => c.What).Select(g => (g.Key, g.Sum(c => c.Count)))];
    }

    /// <summary>Reads the records by table, those of the audit that are the person's own too.</summary>
    public async IAsyncEnumerable<(string Table, IReadOnlyList<object> Rows)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var table in _kinds.Append(KindOf("lines of the audit", AuditLines)).GroupBy(k => k.Table))
        {
            var rows = new List<object>();
            foreach (var kind in table)
                rows.AddRange(await kind.ReadAsync(cancellationToken));
            yield return (table.Key, rows);
        }
    }

    /// <summary>Events that could not be used and have the person's id or one of the names.</summary>
    public async Task<IReadOnlyList<DeadLetter>> FindDeadLettersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var (found, pattern) = (new List<DeadLetter>(), new MentionPattern([.. names, _person.Id]));
        await foreach (var letter in Of<DeadLetter>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (pattern.IsIn(letter.Key ?? "") || pattern.IsIn(Encoding.UTF8.GetString(letter.Value)) || pattern.IsIn(letter.Reason))
                found.Add(letter);
        }

        return found;
    }

    /// <summary>What the person is called and reached by: full name, e-mail, also those of their CVs, and the last digits of the phone numbers there.</summary>
    public async Task<IReadOnlyList<string>> ReadNamesAsync(CancellationToken cancellationToken)
    {
        var cvs = await _cvs.AsNoTracking().Select(c => new { c.Name, c.Email, c.Phone }).ToListAsync(cancellationToken);
        return [.. cvs.SelectMany(c => new[] { c.Name, c.Email, c.Phone }).Append(_person.Name).Append(_person.Email).OfType<string>()];
    }

    /// <summary>Deletes all of them.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in _kinds)
            await kind.DeleteAsync(cancellationToken);
    }

    private DbSet<T> Of<T>()
        where T : class => _context.Set<T>();

    private Kind KindOf<T>(string what, IQueryable<T> records)
        where T : class => new(
            what, _context.Model.FindEntityType(typeof(T))!.GetTableName()!, records.CountAsync, records.ExecuteDeleteAsync,
            async cancellationToken => await records.AsNoTracking().ToListAsync<object>(cancellationToken));

    /// <summary>Records of one table. Kinds of the same name are counted together.</summary>
    private sealed record Kind(
        string What, string Table, Func<CancellationToken, Task<int>> CountAsync, Func<CancellationToken, Task<int>> DeleteAsync, Func<CancellationToken, Task<IReadOnlyList<object>>> ReadAsync);
}
