namespace ChatOps.Cvs;

/// <summary>The result of reading a file: an analysis or a problem, never both.</summary>
public sealed record CvReading
{
    private CvReading(CvAnalysis? analysis, CvProblem? problem) => (Analysis, Problem) = (analysis, problem);

    public CvAnalysis? Analysis { get; }

    public CvProblem? Problem { get; }

    public static CvReading Of(CvAnalysis analysis) => new(analysis, null);

    public static CvReading Of(string code, string message) => new(null, new CvProblem(code, message));
}
