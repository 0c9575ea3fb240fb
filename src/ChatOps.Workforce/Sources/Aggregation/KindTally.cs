namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>Counts one kind of one system while it is read.</summary>
internal sealed class KindTally(string system, RecordKind kind)
{
    /// <summary>Examples kept: enough to see what is wrong.</summary>
    private const int KeptExamples = 20;

    private readonly List<Rejection> _examples = [];

    public string System => system;

    public RecordKind Kind => kind;

    public long Read { get; set; }

    public long Merged { get; set; }

    public long Rejected { get; private set; }

    public long Waiting { get; private set; }

    public long Removed { get; set; }

    public string? Failure { get; set; }

    public string? Remark { get; set; }

    /// <summary>Rejected rows of which not even the key is known.</summary>
    public long Unknown { get; private set; }

    /// <param name="rejection">Why.</param>
    /// <param name="isUnknown">Whether not even the row's key is known, so that it may be any record.</param>
    public void Reject(Rejection rejection, bool isUnknown = false)
    {
        Rejected++;
        Unknown += isUnknown ? 1 : 0;
        Keep(rejection);
    }

    public void Wait(Rejection rejection)
    {
        Waiting++;
        Keep(rejection);
    }

    /// <summary>A row that waited found what it names.</summary>
    public void Found() => (Waiting, Merged) = (Waiting - 1, Merged + 1);

    public KindReport Report() => new()
    {
        Kind = kind,
        Read = Read,
        Merged = Merged,
        Unchanged = Math.Max(0, Read - Merged - Rejected - Waiting),
        Rejected = Rejected,
        Waiting = Waiting,
        Removed = Removed,
        Examples = _examples,
        Failure = Failure,
        Remark = Remark,
    };

    private void Keep(Rejection rejection)
    {
        if (_examples.Count < KeptExamples)
            _examples.Add(rejection);
    }
}
