using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>
/// The mean of several logistic regressions. Where later outcomes can't tell parameters apart, choosing one would be luck; their mean errs
/// less than most of them (Hjort and Claeskens 2003, "Frequentist model average estimators"), and it is again one weighted sum.
/// </summary>
/// <param name="Members">The regressions, one or more.</param>
public sealed record AveragedLearner(IReadOnlyList<LogisticLearner> Members) : ISuccessLearner
{
    public string Kind => "logistic";

    public string Parameters => Members.Count == 1 ? Members[0].Parameters : $"mean of {Members.Count}: {string.Join("; ", Members.Select(m => m.Parameters))}";

    public bool GivesLogOdds => true;

    public SuccessScorer Fit(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, CancellationToken cancellationToken)
    {
        var fitted = Members.Select(m => (LinearScorer)m.Fit(rows, encoding, cancellationToken)).ToArray();
        double[] Mean(Func<LinearScorer, IReadOnlyList<double>> of) =>
            [.. Enumerable.Range(0, of(fitted[0]).Count).Select(n => fitted.Average(s => of(s)[n]))];
        return new LinearScorer(fitted.Average(s => s.Constant), Mean(s => s.Coefficients), encoding, Mean(s => s.Covariance));
    }
}
