namespace ChatOps.Cvs.Extraction;

/// <summary>What one engine read.</summary>
/// <param name="Confidence">By field of <see cref="CvFields"/>, 0 to 1.</param>
internal sealed record ExtractedProfile(CvProfile Profile, IReadOnlyList<FieldEvidence> Evidence, IReadOnlyDictionary<string, double> Confidence);
