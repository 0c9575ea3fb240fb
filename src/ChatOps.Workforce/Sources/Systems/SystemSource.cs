using System.Runtime.CompilerServices;
using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>What all systems have in common: rows of fields become records, and are tried one by one.</summary>
internal abstract class SystemSource : ISystemSource
{
    public abstract string Name { get; }

    /// <summary>The kinds that the layout takes from here.</summary>
    protected abstract IReadOnlyList<RecordKind> Kinds { get; }

    public async Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && Explain(e) is { } sentence)
        {
            throw new SourceRefusedException(sentence, e);
        }

        return Kinds;
    }

    public async IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new FieldReader(kind);
        await foreach (var row in ReadFieldsAsync(kind, SourceSpan.All, cancellationToken))
            yield return reader.Read(row);
    }

    public async Task<IReadOnlyList<SystemCheck>> CheckAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && Explain(e) is { } sentence)
        {
            return [new SystemCheck(null, null, sentence)];
        }

        var checks = new List<SystemCheck>();
        foreach (var kind in kinds)
            checks.Add(await TryAsync(kind, cancellationToken));
        return checks;
    }

    public abstract Task<DateTimeOffset?> ReadNewestChangeAsync(RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<FieldRow> ReadFieldsAsync(RecordKind kind, SourceSpan span, CancellationToken cancellationToken);

    public abstract string? Explain(Exception exception);

    public abstract string Grants(IReadOnlyList<RecordKind> kinds);

    /// <summary>Reaches the system and signs in.</summary>
    protected abstract Task ConnectAsync(CancellationToken cancellationToken);

    private async Task<SystemCheck> TryAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new FieldReader(kind);
            await foreach (var row in ReadFieldsAsync(kind, SourceSpan.All, cancellationToken))
            {
                var read = reader.Read(row);
                return read.Rejection is { } rejection
                    ? new SystemCheck(kind, null, $"{rejection.Place}, row {rejection.Line}, {rejection.Column}: {rejection.Reason} If the field has another name there, set Sources:Fields:{Name}:{kind}:{rejection.Column}.")
                    : new SystemCheck(kind, read.Record!.ToString(), null);
            }

            return new SystemCheck(kind, null, null);
        }
        catch (Exception e) when (e is not OperationCanceledException && Explain(e) is { } sentence)
        {
            return new SystemCheck(kind, null, sentence);
        }
    }
}
