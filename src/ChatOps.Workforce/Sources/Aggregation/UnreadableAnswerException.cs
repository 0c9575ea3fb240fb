using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>A system sent what its source did not expect. The message is shown to people as it is and holds nothing of what was sent.</summary>
internal sealed class UnreadableAnswerException(string system, RecordKind kind, Exception innerException)
    : Exception($"{system} sent something of {kind} that can't be read ({innerException.GetType().Name}). The log says more.", innerException)
{
    /// <summary>A failure of a source as a sentence: its own if it knows one.</summary>
    public static Exception Explain(ISystemSource source, RecordKind kind, Exception exception) => exception switch
    {
        SourceRefusedException or OperationCanceledException => exception,
        _ when source.Explain(exception) is { } sentence => new SourceRefusedException(sentence, exception),
        _ => new UnreadableAnswerException(source.Name, kind, exception),
    };
}
