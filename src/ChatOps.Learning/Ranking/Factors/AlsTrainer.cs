namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Alternating least squares: with the items fixed, each user's bias and vector are an exact ridge regression, and the other way round. The
/// pull of the vectors may grow with the number of ratings (Zhou et al. 2008, "ALS with weighted-λ-regularization"); that of biases does not.
/// </summary>
public sealed class AlsTrainer : IFactorTrainer
{
    /// <summary>Spread of the first vectors.</summary>
    private const double Spread = 0.1;

    public string Name => "als";

    public FactorModel Train(RatingSet set, FactorOptions options, CancellationToken cancellationToken)
    {
        var model = new FactorModel(set, options.Factors);
        Begin(model, options.Seed);
        var (byUser, byItem) = (Group(set, set.Users, r => r.User), Group(set, set.Items, r => r.Item));
        var loops = TrainingCores.Loops(cancellationToken);
        for (var round = 0; round < options.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Parallel.For(0, set.Users, loops, u => Solve(
                byUser[u], r => r.Item, model.ItemVectors, model.ItemBias, model.UserVectors[u], ref model.UserBias[u], model.Mean, options));
            Parallel.For(0, set.Items, loops, i => Solve(
                byItem[i], r => r.User, model.UserVectors, model.UserBias, model.ItemVectors[i], ref model.ItemBias[i], model.Mean, options));
        }

        return model;
    }

    /// <summary>Gives items their first vectors.</summary>
    internal static void Begin(FactorModel model, int seed)
    {
        var random = new Random(seed);
        foreach (var vector in model.ItemVectors)
        {
            for (var f = 0; f < vector.Length; f++)
                vector[f] = Spread * ((2 * random.NextDouble()) - 1);
        }
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

        var equations = new FactorEquations(vector.Length);
        foreach (var rating in ratings)
            equations.Add(otherVectors[other(rating)], rating.Value - mean - otherBias[other(rating)]);
        equations.Solve(options, isNoisy: false, vector, ref bias);
    }

    private static List<Rating>[] Group(RatingSet set, int count, Func<Rating, int> key)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new List<Rating>()).ToArray();
        foreach (var rating in set.Ratings)
            groups[key(rating)].Add(rating);
        return groups;
    }
}
