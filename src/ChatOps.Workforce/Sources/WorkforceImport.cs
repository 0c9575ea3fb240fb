using ChatOps.Workforce.Store;

namespace ChatOps.Workforce.Sources;

/// <summary>
/// Fills the store from a source. The whole import is one transaction with a savepoint per file: a file that breaks off is undone alone,
/// and an import that is killed leaves the store as it was.
/// </summary>
public sealed class WorkforceImport(IWorkforceStore store)
{
    /// <summary>Origin of the generated company, which makes room for real data.</summary>
    public const string GeneratedOrigin = "synthetic";

    private static readonly RecordKind[] Referred = [RecordKind.Projects, RecordKind.People, RecordKind.WorkItems, RecordKind.Assignments];

    /// <summary>Runs an import.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Kinds of records done, of all that there are.</param>
    /// <param name="cancellationToken">Stops; the store stays as it was.</param>
    /// <exception cref="SourceRefusedException">The source can't be used; nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">The store can't be written; nothing was.</exception>
    public async Task<ImportReport> RunAsync(
        IWorkforceSource source, ImportOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options ??= new ImportOptions();
        var kinds = await source.OpenAsync(cancellationToken);
        var before = await store.GetSummaryAsync(cancellationToken);
        await using var batch = await store.BeginAsync(cancellationToken);

        var replaced = before.Origin == GeneratedOrigin && !before.IsEmpty && source.Name != GeneratedOrigin;
        if (replaced || source.Name == GeneratedOrigin)
            await batch.ClearAsync(cancellationToken);
        await batch.SetOriginAsync(source.Name, cancellationToken);

        var screen = new RecordScreen();
        foreach (var kind in Referred)
            screen.Know(kind, await batch.ReadIdsAsync(kind, cancellationToken));
        if (source.Name != GeneratedOrigin) // whose people are nobody
            screen.KeepOut(await batch.ReadErasedAsync(cancellationToken));

        var files = new List<FileReport>();
        foreach (var kind in kinds.Order())
        {
            var rows = new ScreenedRows(source, kind, screen, options);
            var file = await ImportAsync(rows, batch, cancellationToken);
            await batch.KeepRejectionsAsync(source.Name, kind, rows.Rejections, cancellationToken);
            if (file.Failure is not null)
                screen.Forget(kind);
            screen.Finish(kind);
            files.Add(file);
            progress?.Report(files.Count / (double)kinds.Count);
        }

        await batch.CommitAsync(cancellationToken);
        await store.RefreshTrainingTablesAsync([source.Name], cancellationToken);
        return new ImportReport(source.Name, files, replaced ? before.People : 0);
    }

    private static async Task<FileReport> ImportAsync(ScreenedRows rows, IWorkforceBatch batch, CancellationToken cancellationToken)
    {
        const string Savepoint = "file";
        await batch.CreateSavepointAsync(Savepoint, cancellationToken);
        var written = 0L;
        try
        {
            await foreach (var record in rows.ReadAsync(cancellationToken))
            {
                if (await batch.UpsertAsync(record, cancellationToken))
                    written++;
            }

            return rows.Report(written, failure: null);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            await batch.RollbackToSavepointAsync(Savepoint, cancellationToken);
            return rows.Report(0, e.Message);
        }
    }
}
