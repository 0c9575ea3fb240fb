using ChatOps.Learning.Features;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ChatOps.Learning.Performance;

/// <summary>Fits a <see cref="SuccessModel"/>.</summary>
public static class SuccessTrainer
{
    private const int MaxIterations = 50;
    private const double Tolerance = 1e-9;

    /// <summary>Keeps the constant's row of the normal matrix regular; too small to pull it.</summary>
    private const double ConstantRidge = 1e-6;

    /// <summary>Fits by Newton's method (iteratively reweighted least squares).</summary>
    /// <param name="rows">Features with how it ended; both ends must occur.</param>
    /// <param name="ridge">Pull of the standardised weights towards 0, above 0.</param>
    public static SuccessModel Fit(IReadOnlyList<SuccessExample> rows, double ridge)
    {
        var count = SuccessFeatures.Count;
        var means = Enumerable.Range(0, count).Select(f => rows.Average(r => r.Features[f])).ToArray();
        var scales = Enumerable.Range(0, count)
            .Select(f => Math.Sqrt(rows.Average(r => Math.Pow(r.Features[f] - means[f], 2))))
            .Select(s => s > Tolerance ? s : 1)
            .ToArray();
        Matrix<double> x = DenseMatrix.Create(rows.Count, count + 1, (n, f) => f < count ? (rows[n].Features[f] - means[f]) / scales[f] : 1);
        Matrix<double> penalty = DenseMatrix.CreateDiagonal(count + 1, count + 1, f => f < count ? ridge : ConstantRidge);

        Vector<double> weights = new DenseVector(count + 1);
        Matrix<double> hessian = penalty;
        for (var i = 0; i < MaxIterations; i++)
        {
            var predicted = (x * weights).Map(z => 1 / (1 + Math.Exp(-z)));
            var gradient = (x.TransposeThisAndMultiply(DenseVector.Create(rows.Count, n => (rows[n].Success ? 1 : 0) - predicted[n]))) - (penalty * weights);
            var weighted = x.Clone();
            for (var n = 0; n < rows.Count; n++)
                weighted.SetRow(n, x.Row(n) * (predicted[n] * (1 - predicted[n])));
            hessian = x.TransposeThisAndMultiply(weighted) + penalty;
            var step = hessian.Cholesky().Solve(gradient);
            weights += step;
            if (step.L2Norm() < Tolerance)
                break;
        }

        var covariance = hessian.Inverse();
        return new SuccessModel(means, scales, [.. weights], [.. covariance.EnumerateRows().Select(r => (IReadOnlyList<double>)[.. r])], ridge);
    }

    /// <summary>Mean negative log-likelihood of what happened; lower is better. Null for no rows.</summary>
    public static double? LogLoss(SuccessModel model, IReadOnlyCollection<SuccessExample> rows) => rows.Count == 0
        ? null
        : rows.Average(r => LogLoss(model.Predict(r.Features).Value, r.Success));

    /// <summary>Negative log-likelihood of one end.</summary>
    public static double LogLoss(double probability, bool success) => -Math.Log(Math.Clamp(success ? probability : 1 - probability, 1e-12, 1));
}
