using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Store.Collection;

/// <summary>What systems said of one person and is kept beside the records: parts of records, and rows that wait.</summary>
internal sealed class CollectedCopies(WorkforceContext context, string personId)
{
    /// <summary>Skills and weeks begin with the person's id.</summary>
    private readonly string _first = SourceKey.Join(personId, "");

    /// <summary>Assignments have the id as a field.</summary>
    private readonly string _field = FieldJson.Within(personId);

    /// <summary>Rows about the person, but for outcomes.</summary>
    public IQueryable<T> Rows<T>()
        where T : class, ICollectedRow => context.Set<T>().Where(r =>
        (r.Kind == RecordKind.People && r.Key == personId)
        || ((r.Kind == RecordKind.Skills || r.Kind == RecordKind.Workloads) && r.Key.Substring(0, _first.Length) == _first) // LIKE takes a for A in SQLite
        || (r.Kind == RecordKind.Assignments && r.Fields.Contains(_field)));

    /// <summary>Outcomes of the person's assignments. They are found by those, so they have to go first.</summary>
    public IQueryable<T> Outcomes<T>()
        where T : class, ICollectedRow
    {
        var (parts, waiting) = (Rows<SourcePart>(), Rows<WaitingRow>());
        return context.Set<T>().Where(r => r.Kind == RecordKind.Outcomes && (
            context.Set<Assignment>().Any(a => a.Id == r.Key && a.PersonId == personId)
            || parts.Any(a => a.Kind == RecordKind.Assignments && a.Key == r.Key)
            || waiting.Any(a => a.Kind == RecordKind.Assignments && a.Key == r.Key)));
    }
}
