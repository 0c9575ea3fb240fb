namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Stochastic gradient descent over the ratings in random order (Koren, Bell and Volinsky 2009); steps shrink by a twentieth a pass.</summary>
public sealed class SgdTrainer : IFactorTrainer
{
    private const double FirstStep = 0.02;
    private const double StepDecay = 0.95;

    /// <summary>Spread of the first vectors.</summary>
    private const double Spread = 0.1;

    /// <summary>Pull of biases towards 0 per rating.</summary>
    private const double BiasRegularisation = 0.02;

    public string Name => "sgd";

    public FactorModel Train(RatingSet set, FactorOptions options, CancellationToken cancellationToken)
    {
        var model = new FactorModel(set, options.Factors);
        var random = new Random(options.Seed);
        foreach (var vector in Seen(set, model))
        {
            for (var f = 0; f < vector.Length; f++)
                vector[f] = Spread * ((2 * random.NextDouble()) - 1);
        }

        var order = set.Ratings.ToArray();
        var step = FirstStep;
        for (var round = 0; round < options.Rounds; round++, step *= StepDecay)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var rating in order)
                Step(model, rating, step, options.Regularisation);
        }

        return model;
    }

    /// <summary>Learns from new ratings without a full refit: a few steps on them alone (design document §4.3).</summary>
    /// <param name="model">A trained model; changed in place.</param>
    /// <param name="ratings">New ratings of users and items that the model knows.</param>
    /// <param name="regularisation">As in training.</param>
    /// <param name="rounds">Passes over the new ratings, 1 or more.</param>
    public static void Update(FactorModel model, IReadOnlyList<Rating> ratings, double regularisation, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var rating in ratings)
                Step(model, rating, FirstStep, regularisation);
        }
    }

    private static void Step(FactorModel model, Rating rating, double step, double regularisation)
    {
        var error = rating.Value - model.Raw(rating.User, rating.Item);
        model.UserBias[rating.User] += step * (error - (BiasRegularisation * model.UserBias[rating.User]));
        model.ItemBias[rating.Item] += step * (error - (BiasRegularisation * model.ItemBias[rating.Item]));
        var (u, i) = (model.UserVectors[rating.User], model.ItemVectors[rating.Item]);
        for (var f = 0; f < u.Length; f++)
        {
            var (uf, itf) = (u[f], i[f]);
            u[f] += step * ((error * itf) - (regularisation * uf));
            i[f] += step * ((error * uf) - (regularisation * itf));
        }
    }

    /// <summary>Vectors of those who occur; all others stay 0.</summary>
    private static IEnumerable<double[]> Seen(RatingSet set, FactorModel model) =>
    [
        .. set.Ratings.Select(r => r.User).Distinct().Order().Select(u => model.UserVectors[u]),
        .. set.Ratings.Select(r => r.Item).Distinct().Order().Select(i => model.ItemVectors[i]),
    ];
}
