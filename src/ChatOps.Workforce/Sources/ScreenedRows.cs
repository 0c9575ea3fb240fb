using System.Runtime.CompilerServices;

namespace ChatOps.Workforce.Sources;

/// <summary>The sound records of one kind, with the count of what was left out on the way.</summary>
internal sealed class ScreenedRows(IWorkforceSource source, RecordKind kind, RecordScreen screen, ImportOptions options)
{
    private readonly List<Rejection> _rejections = [];
    private long _read;
    private long _rejected;
    private string _place = kind.ToString();

    /// <summary>Streams the sound records.</summary>
    public async IAsyncEnumerable<object> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in source.ReadAsync(kind, cancellationToken))
        {
            _read++;
            _place = row.Place;
            if ((row.Rejection ?? Screen(row)) is { } rejection)
                Reject(rejection);
            else
                yield return row.Record!;
        }
    }

    /// <summary>What was read so far.</summary>
    public FileReport Report(long written, string? failure) => new()
    {
        Kind = kind,
        Place = _place,
        Read = _read,
        Written = failure is null ? written : 0,
        Unchanged = failure is null ? _read - _rejected - written : 0,
        Rejected = _rejected,
        Rejections = _rejections,
        Failure = failure,
    };

    private Rejection? Screen(SourceRow row) => screen.Check(kind, row.Record!, row.Line) is { } problem
        ? new Rejection(row.Place, row.Line, problem.Column, problem.Reason)
        : null;

    private void Reject(Rejection rejection)
    {
        _rejected++;
        options.OnRejection?.Invoke(rejection);
        if (_rejections.Count < options.KeptRejections)
            _rejections.Add(rejection);
    }
}
