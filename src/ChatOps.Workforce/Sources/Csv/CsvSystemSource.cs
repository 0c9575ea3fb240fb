using System.Runtime.CompilerServices;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Workforce.Sources.Csv;

/// <summary>A CSV folder as one of the systems that are collected: read whole each time, since files say nothing of changes.</summary>
internal sealed class CsvSystemSource(string folder) : ISystemSource
{
    private readonly CsvWorkforceSource _files = new(folder);

    public string Name => SystemNames.Csv;

    public Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken) => _files.OpenAsync(cancellationToken);

    public IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, CancellationToken cancellationToken) => _files.ReadAsync(kind, cancellationToken);

    public Task<DateTimeOffset?> ReadNewestChangeAsync(RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    public async IAsyncEnumerable<FieldRow> ReadFieldsAsync(RecordKind kind, SourceSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, CsvLayout.Files.Single(f => f.Kind == kind).Name)))
            yield break;
        await foreach (var row in _files.ReadFieldsAsync(kind, cancellationToken))
            yield return row;
    }

    public async Task<IReadOnlyList<SystemCheck>> CheckAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await OpenAsync(cancellationToken)).Intersect(kinds).Select(k => new SystemCheck(k, null, null))];
        }
        catch (SourceRefusedException e)
        {
            return [new SystemCheck(null, null, e.Message)];
        }
    }

    public string? Explain(Exception exception) => exception is IOException or InvalidDataException or UnauthorizedAccessException ? $"csv: {exception.Message}" : null;

    public string Grants(IReadOnlyList<RecordKind> kinds) => "";
}
