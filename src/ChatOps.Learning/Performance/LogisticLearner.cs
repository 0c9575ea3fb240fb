using ChatOps.Learning.Features;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ChatOps.Learning.Performance;

/// <summary>
/// Ridge logistic regression (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992) around the document's opinion: the opinion itself
/// is hardly pulled, everything that speaks differently is. With few outcomes the order is the document's; every further outcome
/// gives the features more say. Fitted by Newton's method.
/// </summary>
/// <param name="Pull">How strongly features are pulled towards saying nothing, above 0.</param>
/// <param name="Keep">How many features, those that go along with success most (F test, as in the document's §6.1 SelectKBest), may speak.</param>
public sealed record LogisticLearner(double Pull, int Keep) : ISuccessLearner
{
    private const int MaxIterations = 50;
    private const double Tolerance = 1e-8;
    private const double OpinionPull = 1;

    /// <summary>How much more it takes to believe a feature beyond the core: there are many, and each that says nothing adds noise.</summary>
    private const double FurtherPull = 10;

    /// <summary>What success is expected to hang on before anything was seen (design document §2.2), with experience.</summary>
    private static readonly SuccessFeature[] Core =
    [
        SuccessFeature.SkillMatch, SuccessFeature.PastQuality, SuccessFeature.PastSuccess, SuccessFeature.Experience, SuccessFeature.Difficulty,
        SuccessFeature.Utilisation,
    ];

    /// <summary>So strong that nothing is left.</summary>
    private const double SilentPull = 1e9;

    /// <summary>Keeps the constant's row of the normal matrix regular; too small to pull it.</summary>
    private const double ConstantPull = 1e-6;

    public string Kind => "logistic";

    public string Parameters => Keep < SuccessFeatures.Count
        ? FormattableString.Invariant($"pull {Pull:0.#}, best {Keep} features")
        : FormattableString.Invariant($"pull {Pull:0.#}, all features");

    public bool GivesLogOdds => true;

    public SuccessScorer Fit(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, CancellationToken cancellationToken)
    {
        var size = FeatureEncoding.Length + 1;
        Matrix<double> x = Encode(rows, encoding, size);
        Vector<double> y = DenseVector.Create(rows.Count, n => rows[n].Success ? 1 : 0);
        var isSilent = Silent(x, y);
        Vector<double> pulls = DenseVector.Create(size, c => c == SuccessFeatures.Count ? OpinionPull : c > SuccessFeatures.Count ? ConstantPull : isSilent[c] ? SilentPull : Core.Contains((SuccessFeature)c) ? Pull : FurtherPull * Pull);

        Vector<double> weights = new DenseVector(size);
        Matrix<double> hessian = DenseMatrix.OfDiagonalVector(pulls);
        for (var i = 0; i < MaxIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predicted = (x * weights).Map(z => 1 / (1 + Math.Exp(-z)));
            var gradient = x.TransposeThisAndMultiply(y - predicted) - pulls.PointwiseMultiply(weights);
            hessian = Weighted(x, predicted) + DenseMatrix.OfDiagonalVector(pulls);
            var step = hessian.Cholesky().Solve(gradient);
            weights += step;
            if (step.L2Norm() < Tolerance)
                break;
        }

        return InFeatures(weights, encoding, hessian.Inverse());
    }

    /// <summary>Folds the encoding into the weights, so that serving is one multiplication per feature.</summary>
    private static LinearScorer InFeatures(Vector<double> weights, FeatureEncoding encoding, Matrix<double> covariance)
    {
        var opinion = weights[SuccessFeatures.Count] / encoding.OpinionScale;
        var constant = weights[^1] - (opinion * encoding.OpinionMean);
        var coefficients = new double[SuccessFeatures.Count];
        for (var f = 0; f < coefficients.Length; f++)
        {
            coefficients[f] = weights[f] / encoding.Scales[f];
            constant -= coefficients[f] * encoding.Means[f];
        }

        coefficients[(int)SuccessFeature.SkillMatch] += opinion * FeatureEncoding.OpinionOnSkill;
        coefficients[(int)SuccessFeature.PastQuality] += opinion * FeatureEncoding.OpinionOnPerformance;
        return new LinearScorer(constant, coefficients, encoding, [.. covariance.EnumerateRows().SelectMany(r => r)]);
    }

    private static DenseMatrix Encode(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, int size)
    {
        var x = new DenseMatrix(rows.Count, size);
        var encoded = new double[FeatureEncoding.Length];
        for (var n = 0; n < rows.Count; n++)
        {
            encoding.Encode(rows[n].Features, encoded);
            for (var c = 0; c < encoded.Length; c++)
                x[n, c] = encoded[c];
            x[n, size - 1] = 1;
        }

        return x;
    }

    /// <summary>The features beyond the best <see cref="Keep"/> by the F test of the two ends, that is by their squared correlation with success.</summary>
    private bool[] Silent(Matrix<double> x, Vector<double> y)
    {
        var rank = Enumerable.Range(0, SuccessFeatures.Count)
            .OrderByDescending(f => Math.Abs(Correlation(x.Column(f), y)))
            .Select((feature, place) => (feature, place))
            .ToDictionary(r => r.feature, r => r.place);
        return [.. Enumerable.Range(0, SuccessFeatures.Count).Select(f => rank[f] >= Keep)];
    }

    private static double Correlation(Vector<double> x, Vector<double> y)
    {
        var (cx, cy) = (x - x.Average(), y - y.Average());
        var norm = cx.L2Norm() * cy.L2Norm();
        return norm > 0 ? cx.DotProduct(cy) / norm : 0;
    }

    private static Matrix<double> Weighted(Matrix<double> x, Vector<double> predicted)
    {
        var scaled = x.Clone();
        for (var c = 0; c < x.ColumnCount; c++)
        {
            for (var n = 0; n < x.RowCount; n++)
                scaled[n, c] *= predicted[n] * (1 - predicted[n]);
        }

        return x.TransposeThisAndMultiply(scaled);
    }
}
