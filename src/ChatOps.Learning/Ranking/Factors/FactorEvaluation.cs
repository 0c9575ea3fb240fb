namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Fits both trainers with options chosen on a part of the training ratings, and measures them on ratings they have not seen.</summary>
public static class FactorEvaluation
{
    /// <summary>Share of the training ratings on which options are chosen. The test is never looked at for that.</summary>
    private const double Validation = 0.1;

    private const int Seed = 42;

    private static readonly (double Regularisation, double Ridge)[] Pulls = [(0.03, 0), (0.06, 0), (0.1, 0), (0.15, 0), (0, 3), (0, 6), (0, 12)];

    /// <summary>Lengths to choose from, once the pull is chosen at the first of them; a shorter vector has less to get wrong.</summary>
    private static readonly (IFactorTrainer Trainer, int Rounds, int[] Factors, (double Regularisation, double Ridge)[] Pulls)[] Candidates =
    [
        (new AlsTrainer(), 12, [8, 2, 3, 4, 5, 14, 20], Pulls),
        (new SgdTrainer(), 40, [10, 3, 5, 30], [.. Pulls.Where(p => p.Ridge == 0)]),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="training">Ratings to learn from, oldest first.</param>
    /// <param name="test">Ratings to measure on.</param>
    /// <param name="testIsLater">Whether the test comes after the training in time. Options are chosen on ratings that were cut off the same way:
    /// the newest, or at random.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    public static FactorReport Run(RatingSet training, IReadOnlyList<Rating> test, bool testIsLater, CancellationToken cancellationToken)
    {
        var (rest, held) = testIsLater ? training.SplitByTime(Validation) : training.SplitAtRandom(Validation, Seed);
        var methods = new List<FactorMethodReport> { Baseline("mean", new FactorModel(training, 0), test) };
        methods.Add(Baseline("biases", new AlsTrainer().Train(training, new FactorOptions(0, 0, 0, Rounds: 10), cancellationToken), test));
        foreach (var (trainer, rounds, factors, pulls) in Candidates)
        {
            (FactorOptions Options, double Error) Try(int length, double regularisation, double ridge)
            {
                var options = new FactorOptions(length, regularisation, ridge, rounds);
                return (options, Errors(trainer.Train(rest, options, cancellationToken), held).Rmse ?? 0);
            }

            var first = pulls.Select(p => Try(factors[0], p.Regularisation, p.Ridge)).MinBy(t => t.Error);
            var (options, validation) = factors.Skip(1)
                .Select(f => Try(f, first.Options.Regularisation, first.Options.Ridge))
                .Append(first)
                .MinBy(t => t.Error);
            var (rmse, mae) = Errors(trainer.Train(training, options, cancellationToken), test);
            methods.Add(new FactorMethodReport(trainer.Name, rmse, mae, validation, options));
        }

        var best = methods.Where(m => m.Options is not null).MinBy(m => m.ValidationRmse)!;
        return new FactorReport(best.Rmse, best.Mae, best.Method, test.Count, methods);
    }

    /// <summary>Root mean squared and mean absolute error; null for no ratings.</summary>
    public static (double? Rmse, double? Mae) Errors(FactorModel model, IReadOnlyList<Rating> ratings) => ratings.Count == 0
        ? (null, null)
        : (Math.Sqrt(ratings.Average(r => Math.Pow(r.Value - model.Predict(r.User, r.Item), 2))),
            ratings.Average(r => Math.Abs(r.Value - model.Predict(r.User, r.Item))));

    private static FactorMethodReport Baseline(string name, FactorModel model, IReadOnlyList<Rating> test)
    {
        var (rmse, mae) = Errors(model, test);
        return new FactorMethodReport(name, rmse, mae, null, null);
    }
}
