using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Alternating least squares: with the items fixed, each user's bias and vector are an exact ridge regression, and the other way round. The
/// pull of the vectors may grow with the number of ratings (Zhou et al. 2008, "ALS with weighted-λ-regularization"); that of biases does not.
/// </summary>
public sealed class AlsTrainer : IFactorTrainer
{
    /// <summary>Spread of the first vectors.</summary>
    private const double Spread = 0.1;

    /// <summary>Ratings that a bias of 0 counts for.</summary>
    private const double BiasRidge = 3;

    public string Name => "als";

    public FactorModel Train(RatingSet set, FactorOptions options, CancellationToken cancellationToken)
    {
        var model = new FactorModel(set, options.Factors);
        var random = new Random(options.Seed);
        foreach (var vector in model.ItemVectors)
        {
            for (var f = 0; f < vector.Length; f++)
                vector[f] = Spread * ((2 * random.NextDouble()) - 1);
        }

        var (byUser, byItem) = (Group(set, set.Users, r => r.User), Group(set, set.Items, r => r.Item));
        for (var round = 0; round < options.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Parallel.For(0, set.Users, u => Solve(
                byUser[u], r => r.Item, model.ItemVectors, model.ItemBias, model.UserVectors[u], ref model.UserBias[u], model.Mean, options));
            Parallel.For(0, set.Items, i => Solve(
                byItem[i], r => r.User, model.UserVectors, model.UserBias, model.ItemVectors[i], ref model.ItemBias[i], model.Mean, options));
        }

        return model;
    }

    /// <summary>Ridge regression of one side's residuals on the other side's vectors and a constant.</summary>
    private static void Solve(
        List<Rating> ratings,
        Func<Rating, int> other,
        double[][] otherVectors,
        double[] otherBias,
        double[] vector,
        ref double bias,
        double mean,
        FactorOptions options)
    {
        if (ratings.Count == 0)
        {
            Array.Clear(vector);
            bias = 0;
            return;
        }

        var size = vector.Length + 1;
        var (normal, right) = (new DenseMatrix(size, size), new DenseVector(size));
        foreach (var rating in ratings)
        {
            var x = otherVectors[other(rating)];
            var residual = rating.Value - mean - otherBias[other(rating)];
            for (var a = 0; a < size; a++)
            {
                var xa = a < x.Length ? x[a] : 1;
                right[a] += xa * residual;
                for (var b = 0; b <= a; b++)
                    normal[a, b] += xa * (b < x.Length ? x[b] : 1);
            }
        }

        for (var a = 0; a < size; a++)
        {
            normal[a, a] += a < vector.Length ? options.Ridge + (options.Regularisation * ratings.Count) : BiasRidge;
            for (var b = 0; b < a; b++)
                normal[b, a] = normal[a, b];
        }

        Vector<double> solution = normal.Cholesky().Solve(right);
        for (var f = 0; f < vector.Length; f++)
            vector[f] = solution[f];
        bias = solution[vector.Length];
    }

    private static List<Rating>[] Group(RatingSet set, int count, Func<Rating, int> key)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new List<Rating>()).ToArray();
        foreach (var rating in set.Ratings)
            groups[key(rating)].Add(rating);
        return groups;
    }
}
