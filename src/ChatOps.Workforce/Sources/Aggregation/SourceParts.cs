using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>What each of several systems says of a record, and how that becomes one record: each field from the first system that has it.</summary>
internal sealed class SourceParts(SourceLayout layout, RecordScreen screen, RejectedRows rejected)
{
    private const int Chunk = 500;

    /// <summary>Whether anything of a system is there.</summary>
    public static Task<bool> AnyAsync(WorkforceContext context, RecordKind kind, string system, CancellationToken cancellationToken) =>
        context.Set<SourcePart>().AnyAsync(p => p.Kind == kind && p.System == system, cancellationToken);

    /// <summary>
    /// The system whose records were written when it was alone, and which was not read since others give the kind too; null if there is none.
    /// Made without it, records would lose what it has precedence for.
    /// </summary>
    /// <param name="context">The batch's.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="wasRead">Systems that were read now: what they do not say, they do not have.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<string?> FindUnreadAsync(WorkforceContext context, RecordKind kind, IReadOnlyCollection<string> wasRead, CancellationToken cancellationToken)
    {
        foreach (var system in layout.SystemsOf(kind).Except(wasRead))
        {
            if (!await AnyAsync(context, kind, system, cancellationToken) && (await RecordKeys.ReadAsync(context, kind, system, cancellationToken)).Count > 0)
                return system;
        }

        return null;
    }

    /// <summary>Keeps the rows of a system.</summary>
    /// <param name="batch">The transaction.</param>
    /// <param name="tally">Counts, and says of which system and kind they are.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seen">Gets the keys, where a pass over everything looks for what is gone.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task WriteAsync(EfWorkforceBatch batch, KindTally tally, IReadOnlyList<FieldRow> rows, HashSet<string>? seen, CancellationToken cancellationToken)
    {
        var fields = RecordFields.Of(tally.Kind);
        var (parts, refused) = (new Dictionary<string, object>(StringComparer.Ordinal), new List<Rejection>());
        foreach (var row in rows)
        {
            var key = fields.KeyOf(row.Values);
            if (screen.IsOfErased(tally.Kind, row.Values))
            {
                tally.Reject(new Rejection(row.Place, row.Line, fields.Columns[0], RecordScreen.ErasedReason));
                continue; // and what an earlier version kept of them counts as gone
            }

            if (key is not null)
                seen?.Add(key);
            var problem = row.Rejection is { } rejection ? rejection with { Key = rejection.Key ?? key }
                : key is null ? new Rejection(row.Place, row.Line, fields.Columns[0], "It is empty, and it is needed.")
                : !parts.TryAdd(key, new SourcePart(tally.System, tally.Kind, key, FieldJson.Of(row.Values), IsDirty: true)) ? new RecordProblem(fields.Columns[0], "is there twice.", $"'{key}'").In(row.Place, row.Line, key)
                : null;
            if (problem is null)
                continue;
            tally.Reject(problem, isUnknown: row.Rejection is not null && key is null);
            refused.Add(problem);
        }

        await batch.UpsertManyAsync([.. parts.Values], null, cancellationToken);
        await rejected.EndAsync(batch.Context, tally.System, tally.Kind, parts.Keys, cancellationToken);
        await rejected.KeepAsync(batch, tally.System, tally.Kind, refused, cancellationToken);
    }

    /// <summary>Makes records of parts that are new or changed.</summary>
    /// <param name="context">The batch's.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="most">Most records of one call.</param>
    /// <param name="write">Writes the rows of the system that they belong to: the first that has them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> MergeAsync(WorkforceContext context, RecordKind kind, int most, Func<string, IEnumerable<FieldRow>, Task> write, CancellationToken cancellationToken)
    {
        var parts = context.Set<SourcePart>();
        var keys = await parts.Where(p => p.Kind == kind && p.IsDirty).OrderBy(p => p.Key).Select(p => p.Key).Distinct().Take(most).ToListAsync(cancellationToken);
        foreach (var chunk in keys.Chunk(Chunk))
        {
            var ofKeys = await parts.AsNoTracking().Where(p => p.Kind == kind && chunk.Contains(p.Key)).ToListAsync(cancellationToken);
            foreach (var bySystem in ofKeys.GroupBy(p => p.Key).Select(g => Merge(kind, g)).Where(m => m.System is not null).GroupBy(m => m.System!))
                await write(bySystem.Key, bySystem.Select(m => m.Row));
            await parts.Where(p => p.Kind == kind && chunk.Contains(p.Key)).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsDirty, false), cancellationToken);
        }

        return keys.Count == most;
    }

    /// <summary>Removes the parts of a system that are gone there.</summary>
    /// <returns>The keys that no system has any more.</returns>
    public static async Task<string[]> RemoveAsync(WorkforceContext context, RecordKind kind, string system, string[] gone, CancellationToken cancellationToken)
    {
        var alone = new List<string>();
        foreach (var chunk in gone.Chunk(Chunk))
        {
            await context.Set<SourcePart>().Where(p => p.Kind == kind && p.System == system && chunk.Contains(p.Key)).ExecuteDeleteAsync(cancellationToken);
            await context.Set<SourcePart>().Where(p => p.Kind == kind && chunk.Contains(p.Key)).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsDirty, true), cancellationToken);
            var left = await context.Set<SourcePart>().Where(p => p.Kind == kind && chunk.Contains(p.Key)).Select(p => p.Key).ToListAsync(cancellationToken);
            alone.AddRange(chunk.Except(left));
        }

        return [.. alone];
    }

    /// <summary>The parts of kinds that only one system gives now: it does not go on writing them, so they would be old if another joined it again.</summary>
    public IQueryable<SourcePart> Idle(WorkforceContext context)
    {
        var alone = Enum.GetValues<RecordKind>().Where(k => layout.SystemsOf(k).Count < 2).ToArray();
        return context.Set<SourcePart>().Where(p => alone.Contains(p.Kind));
    }

    /// <summary>Each field from the first system that has it. The row belongs to the first system that has the record.</summary>
    private (string? System, FieldRow Row) Merge(RecordKind kind, IEnumerable<SourcePart> parts)
    {
        object?[]? merged = null;
        string? first = null;
        foreach (var part in layout.SystemsOf(kind).Select(s => parts.FirstOrDefault(p => p.System == s)).OfType<SourcePart>())
        {
            var values = FieldJson.Read(part.Fields);
            first ??= part.System;
            if (merged is null)
                merged = values;
            else
                merged = [.. merged.Select((v, i) => v is string { Length: > 0 } ? v : values[i])];
        }

        return (first, new FieldRow($"{kind} merged", 0, merged ?? []));
    }
}
