namespace ChatOps.Cvs.Evaluation;

/// <summary>How one field did over many CVs.</summary>
/// <param name="Hits">Values that match the truth.</param>
/// <param name="Expected">Values that the truth has.</param>
/// <param name="Found">Values that were read.</param>
public sealed record CvScore(int Hits, int Expected, int Found)
{
    public double Precision => Found == 0 ? 0 : Hits / (double)Found;

    public double Recall => Expected == 0 ? 0 : Hits / (double)Expected;

    /// <summary>Harmonic mean of precision and recall, 0 to 1; null where the truth has nothing and nothing was read.</summary>
    public double? F1 => Expected == 0 && Found == 0 ? null : Hits == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public CvScore Plus(CvScore other) => new(Hits + other.Hits, Expected + other.Expected, Found + other.Found);
}
