namespace ChatOps.Cvs;

/// <summary>What was read from a CV, how surely, and from where.</summary>
public sealed record CvAnalysis
{
    /// <summary>Name of the file, for showing.</summary>
    public required string FileName { get; init; }

    public required CvProfile Profile { get; init; }

    /// <summary>0 to 1: the design document's four factors (§3.2).</summary>
    public required CvConfidence Confidence { get; init; }

    /// <summary>By field of <see cref="CvFields"/>, 0 to 1. Fields that are empty have none.</summary>
    public required IReadOnlyDictionary<string, double> FieldConfidence { get; init; }

    /// <summary>By field: <c>model</c> or <c>rules</c>.</summary>
    public required IReadOnlyDictionary<string, string> Engines { get; init; }

    public IReadOnlyList<CvWarning> Warnings { get; init; } = [];

    public IReadOnlyList<FieldEvidence> Evidence { get; init; } = [];

    /// <summary>Protected traits that the CV gives and that were neither kept nor used.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Pages of the file.</summary>
    public int Pages { get; init; }
}
