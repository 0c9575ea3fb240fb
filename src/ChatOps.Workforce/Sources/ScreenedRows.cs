using System.Runtime.CompilerServices;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store.Collection;

namespace ChatOps.Workforce.Sources;

/// <summary>The sound records of one kind, with the count of what was left out on the way.</summary>
internal sealed class ScreenedRows(IWorkforceSource source, RecordKind kind, RecordScreen screen, ImportOptions options)
{
    private readonly List<Rejection> _rejections = [];
    private long _read;
    private long _rejected;
    private string _place = kind.ToString();

    /// <summary>The first rows that were left out, for the store.</summary>
    public IReadOnlyList<Rejection> Rejections => _rejections;

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
        Rejections = [.. _rejections.Take(options.KeptRejections)],
        Failure = failure,
    };

    private Rejection? Screen(SourceRow row) => screen.Check(kind, row.Record!, row.Line) is { } problem
        ? problem.In(row.Place, row.Line, RecordFields.Of(kind).KeyOf(RecordFields.Write(row.Record!)))
        : null;

    private void Reject(Rejection rejection)
    {
        _rejected++;
        options.OnRejection?.Invoke(rejection);
        if (_rejections.Count < Math.Max(options.KeptRejections, RejectedRow.Most))
            _rejections.Add(rejection);
    }
}
