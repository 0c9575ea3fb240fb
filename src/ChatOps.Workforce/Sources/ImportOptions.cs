namespace ChatOps.Workforce.Sources;

/// <summary>How an import is run.</summary>
public sealed record ImportOptions
{
    /// <summary>Rejections kept per file in the report; all are counted. Default 100.</summary>
    public int KeptRejections { get; init; } = 100;

    /// <summary>Gets every rejection as it happens.</summary>
    public Action<Rejection>? OnRejection { get; init; }
}
