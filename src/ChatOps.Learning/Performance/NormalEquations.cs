using ChatOps.Learning.Features;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ChatOps.Learning.Performance;

/// <summary>
/// Ridge regressions (Hoerl and Kennard 1970) of several values on the same encoded features. Success is one more column that is not
/// pulled, so that the others say what person and task make of it beyond whether it went well; the centre leaves that column out.
/// </summary>
internal sealed class NormalEquations
{
    /// <summary>Keeps the matrix regular without pulling.</summary>
    private const double Hardly = 1e-6;

    /// <summary>Pull of the person's own past mean: what it says is hardly doubted, only what the other features add.</summary>
    private const double OwnPull = 1;

    private static readonly int Features = SuccessFeatures.Count;
    private static readonly int Constant = Features;
    private static readonly int Success = Features + 1;
    private static readonly int Size = Features + 2;

    private readonly FeatureEncoding _encoding;
    private readonly IReadOnlyList<PerformanceTarget> _targets;
    private readonly double[] _squares = new double[Size * Size];
    private readonly double[][] _products;
    private readonly (double Least, double Most)[] _ranges;

    /// <summary>Sums up once; every solution with another pull is cheap then.</summary>
    /// <param name="rows">Decisions, one or more.</param>
    /// <param name="encoding">Means and scales of the features.</param>
    /// <param name="targets">What is regressed.</param>
    public NormalEquations(IReadOnlyList<TrainingRow> rows, FeatureEncoding encoding, IReadOnlyList<PerformanceTarget> targets)
    {
        (_encoding, _targets) = (encoding, targets);
        _products = [.. targets.Select(_ => new double[Size])];
        _ranges = [.. targets.Select(_ => (double.PositiveInfinity, double.NegativeInfinity))];
        Span<double> x = stackalloc double[Size];
        Span<double> encoded = stackalloc double[FeatureEncoding.Length];
        foreach (var row in rows)
        {
            encoding.Encode(row.Features, encoded);
            encoded[..Features].CopyTo(x);
            x[Constant] = 1;
            x[Success] = row.Success ? 1 : 0;
            for (var a = 0; a < Size; a++)
            {
                for (var b = 0; b <= a; b++)
                    _squares[(a * Size) + b] += x[a] * x[b];
            }

            for (var t = 0; t < targets.Count; t++)
            {
                var y = targets[t].Regressed(row);
                _ranges[t] = (Math.Min(_ranges[t].Least, y), Math.Max(_ranges[t].Most, y));
                for (var a = 0; a < Size; a++)
                    _products[t][a] += x[a] * y;
            }
        }
    }

    /// <summary>The centre of a target without its success column, and what success adds to it.</summary>
    /// <param name="target">Number of the target.</param>
    /// <param name="pull">How strongly features are pulled towards saying nothing, above 0.</param>
    public (LinearCentre Centre, double OfSuccess) Solve(int target, double pull)
    {
        var own = (int)_targets[target].OwnMean();
        var matrix = DenseMatrix.Create(Size, Size, (a, b) =>
            _squares[(Math.Max(a, b) * Size) + Math.Min(a, b)] + (a != b ? 0 : a >= Features ? Hardly : a == own ? OwnPull : pull));
        var weights = matrix.Cholesky().Solve(DenseVector.OfArray(_products[target]));
        var constant = weights[Constant];
        var coefficients = new double[Features];
        for (var f = 0; f < Features; f++)
        {
            coefficients[f] = weights[f] / _encoding.Scales[f];
            constant -= coefficients[f] * _encoding.Means[f];
        }

        var (least, most) = _ranges[target];
        return (new LinearCentre(constant, coefficients, _encoding.Means, least, most), weights[Success]);
    }
}
