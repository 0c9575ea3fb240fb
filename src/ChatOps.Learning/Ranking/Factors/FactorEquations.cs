using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// The normal equations of one user's (or item's) ridge regression: A = Σ z zᵀ and b = Σ z r over their ratings, where z is the other side's
/// vector with a 1 after it and r what is left of the rating. Sums, so those of several places add up to those of all.
/// </summary>
internal sealed class FactorEquations
{
    /// <summary>Ratings that a bias of 0 counts for.</summary>
    private const double BiasRidge = 3;

    /// <summary>Least eigenvalue where nothing is pulled.</summary>
    private const double Hardly = 1e-6;

    private readonly int _size;
    private readonly double[] _squares;
    private readonly double[] _products;

    /// <summary>Equations of no ratings.</summary>
    /// <param name="factors">Length of the vectors.</param>
    public FactorEquations(int factors)
    {
        _size = factors + 1;
        _squares = new double[PackedLength(factors)];
        _products = new double[_size];
    }

    /// <summary>Numbers in the lower triangle of A.</summary>
    public static int PackedLength(int factors) => (factors + 1) * (factors + 2) / 2;

    /// <summary>The lower triangle of A, row by row.</summary>
    public ReadOnlySpan<double> Squares => _squares;

    /// <summary>b.</summary>
    public ReadOnlySpan<double> Products => _products;

    /// <summary>Number of ratings, which is the last number of A.</summary>
    public double Count => _squares[^1];

    /// <summary>Takes a rating in.</summary>
    /// <param name="x">The other side's vector.</param>
    /// <param name="residual">The rating less the mean and the other side's bias.</param>
    /// <param name="weight">How much it counts.</param>
    public void Add(double[] x, double residual, double weight = 1)
    {
        var at = 0;
        for (var a = 0; a < _size; a++)
        {
            var xa = weight * (a < x.Length ? x[a] : 1);
            _products[a] += xa * residual;
            for (var b = 0; b < a; b++)
                _squares[at++] += xa * x[b];
            _squares[at++] += xa * (a < x.Length ? x[a] : 1);
        }
    }

    /// <summary>Takes sums of other ratings in.</summary>
    public void Add(ReadOnlySpan<double> squares, ReadOnlySpan<double> products)
    {
        for (var n = 0; n < _squares.Length; n++)
            _squares[n] += squares[n];
        for (var n = 0; n < _products.Length; n++)
            _products[n] += products[n];
    }

    /// <summary>Solves for the vector and the bias.</summary>
    /// <param name="options">How strongly they are pulled towards 0.</param>
    /// <param name="isNoisy">Whether noise was added, which may leave A with directions that no sum of squares has; they are taken as unknown.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="bias">The bias.</param>
    public void Solve(FactorOptions options, bool isNoisy, double[] vector, ref double bias)
    {
        var normal = new DenseMatrix(_size, _size);
        var at = 0;
        for (var a = 0; a < _size; a++)
        {
            for (var b = 0; b <= a; b++, at++)
                normal[a, b] = normal[b, a] = _squares[at];
        }

        var pull = options.Ridge + (options.Regularisation * Math.Max(0, Count));
        for (var a = 0; a < _size; a++)
            normal[a, a] += a < vector.Length ? pull : BiasRidge;
        var right = DenseVector.OfArray(_products);
        var solution = isNoisy ? SolveNoisy(normal, right, Math.Max(Hardly, Math.Min(pull, BiasRidge))) : normal.Cholesky().Solve(right);
        for (var f = 0; f < vector.Length; f++)
            vector[f] = solution[f];
        bias = solution[vector.Length];
    }

    /// <summary>Without noise no eigenvalue is below the pull, so those that are, are lifted to it.</summary>
    private static Vector<double> SolveNoisy(DenseMatrix normal, DenseVector right, double least)
    {
        var eigen = normal.Evd(Symmetricity.Symmetric);
        var turned = eigen.EigenVectors.TransposeThisAndMultiply(right);
        return eigen.EigenVectors * turned.MapIndexed((n, value) => value / Math.Max(least, eigen.EigenValues[n].Real));
    }
}
