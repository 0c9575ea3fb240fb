namespace ChatOps.Workforce.Sources;

/// <summary>A system that people, skills, tasks and workloads come from: streams records of one shape whatever it is.</summary>
public interface IWorkforceSource
{
    /// <summary>Name shown in reports, e.g. <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Opens the source and checks what can be known before the first row: files, headers, access.
    /// </summary>
    /// <returns>The kinds of records that this source has.</returns>
    /// <exception cref="SourceRefusedException">The source can't be used; the message is a sentence that says what to do.</exception>
    Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Streams the rows of one kind, each once, in the source's order; a row that can't be read comes as a <see cref="Rejection"/>.</summary>
    IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, CancellationToken cancellationToken);
}
