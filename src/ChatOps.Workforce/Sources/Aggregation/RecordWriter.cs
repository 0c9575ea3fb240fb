using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>Makes records of rows and writes those that are sound; rows that name a record which is not there wait.</summary>
internal sealed class RecordWriter(RecordScreen screen, WaitingRows waiting, RejectedRows rejected, TouchedWork touched)
{
    /// <summary>The records of rows, or why there are none.</summary>
    public static (FieldRow Row, SourceRow Read)[] Read(RecordKind kind, IEnumerable<FieldRow> rows)
    {
        var reader = new FieldReader(kind);
        return [.. rows.Select(row => (row, reader.Read(row)))];
    }

    /// <summary>Writes the records of a system.</summary>
    /// <param name="batch">The transaction.</param>
    /// <param name="tally">Counts, and says of which kind the records are.</param>
    /// <param name="system">The system that they belong to.</param>
    /// <param name="rows">What <see cref="Read"/> made of the rows.</param>
    /// <param name="seen">Gets the keys, where a pass over everything looks for what is gone.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task WriteAsync(
        EfWorkforceBatch batch, KindTally tally, string system, (FieldRow Row, SourceRow Read)[] rows, HashSet<string>? seen, CancellationToken cancellationToken)
    {
        var fields = RecordFields.Of(tally.Kind);
        var own = await LookUpAsync(batch.Context, [.. rows.Select(r => r.Read.Record).OfType<object>()], cancellationToken);
        var (records, missing, found) = (new List<object>(rows.Length), new List<(object?[], string)>(), new List<string>());
        var (refused, sound, anyRefused) = (new List<Rejection>(), new List<string>(), rejected.Any(system, tally.Kind));
        foreach (var (row, read) in rows)
        {
            var key = seen is null && read.Rejection is null ? null : fields.KeyOf(row.Values);
            if (key is not null)
                seen?.Add(key);
            if (read.Rejection is { } rejection)
            {
                tally.Reject(rejection, isUnknown: row.Rejection is not null && key is null);
                if (!screen.IsOfErased(tally.Kind, row.Values)) // no key of somebody who was erased is kept
                    refused.Add(rejection with { Key = rejection.Key ?? key });
                continue;
            }

            if (own.Apply(read.Record!) is not { } record)
                continue;
            if (screen.Check(tally.Kind, record, row.Line) is not { } problem)
            {
                records.Add(record);
                if (anyRefused)
                    sound.Add(fields.KeyOf(row.Values)!);
                if (waiting.Contains(system, tally.Kind, row.Values))
                    found.Add(fields.KeyOf(row.Values)!);
                continue;
            }

            var reason = problem.In(row.Place, row.Line, fields.KeyOf(row.Values));
            if (problem.IsMissing)
            {
                tally.Wait(reason);
                missing.Add((row.Values, problem.Reason));
            }
            else
            {
                tally.Reject(reason);
                if (problem.Reason != RecordScreen.ErasedReason)
                    refused.Add(reason);
            }
        }

        tally.Merged += await batch.UpsertManyAsync(records, system, cancellationToken);
        touched.Add(records);
        await own.SettleAsync(batch.Context, records, isOwn: false, cancellationToken);
        await waiting.KeepAsync(batch, system, tally.Kind, missing, cancellationToken);
        await waiting.EndAsync(batch.Context, system, tally.Kind, found, cancellationToken);
        await rejected.EndAsync(batch.Context, system, tally.Kind, sound, cancellationToken);
        await rejected.KeepAsync(batch, system, tally.Kind, refused, cancellationToken);
    }

    /// <summary>Tries rows again that waited. Those that can never be records end their wait as well.</summary>
    public async Task RetryAsync(EfWorkforceBatch batch, string system, RecordKind kind, WaitingRow[] rows, KindTally? tally, CancellationToken cancellationToken)
    {
        var read = Read(kind, rows.Select(r => new FieldRow($"{system} {kind}", 0, FieldJson.Read(r.Fields))));
        var own = await LookUpAsync(batch.Context, [.. read.Select(r => r.Read.Record).OfType<object>()], cancellationToken);
        var (records, over) = (new List<object>(), new List<string>());
        foreach (var (row, (_, made)) in rows.Zip(read))
        {
            var record = made.Record is null ? null : own.Apply(made.Record);
            var problem = record is null ? null : screen.Check(kind, record, 0);
            if (problem is { IsMissing: true })
                continue;
            over.Add(row.Key);
            if (record is null || problem is not null)
                continue;
            records.Add(record);
            if (tally is { Waiting: > 0 })
                tally.Found();
        }

        await batch.UpsertManyAsync(records, system, cancellationToken);
        touched.Add(records);
        await own.SettleAsync(batch.Context, records, isOwn: system == WorkforceContext.Own, cancellationToken);
        await waiting.EndAsync(batch.Context, system, kind, over, cancellationToken);
    }

    private async Task<OwnWork> LookUpAsync(WorkforceContext context, IReadOnlyList<object> records, CancellationToken cancellationToken)
    {
        await StoredReferences.LookUpAsync(context, screen, records, cancellationToken);
        return await OwnWork.ReadAsync(context, records, cancellationToken);
    }
}
