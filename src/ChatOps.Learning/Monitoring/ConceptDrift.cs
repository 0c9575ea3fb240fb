namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Whether chances of success have come to miss more than they did. Looks only at outcomes that the model has not learned from: on those that it
/// has, it errs too little. How far the Page-Hinkley statistic rises without drift is found by putting the errors into random order.
/// </summary>
public static class ConceptDrift
{
    /// <summary>Rise of the squared error that is let pass.</summary>
    public const double Delta = 0.005;

    private const int Permutations = 1_000;
    private const int Seed = 42;

    /// <summary>Newest outcomes that are looked at.</summary>
    private const int MostOutcomes = 5_000;

    /// <summary>Errors by week, oldest first. Weeks begin on Monday; weeks without outcomes are left out.</summary>
    public static IReadOnlyList<WeekError> ByWeek(IEnumerable<ForetoldOutcome> outcomes) =>
    [
        .. outcomes.GroupBy(o => o.Completed.AddDays(-(((int)o.Completed.DayOfWeek + 6) % 7))).OrderBy(g => g.Key)
            .Select(g => new WeekError(g.Key, g.Count(), g.Average(o => o.Error), g.Average(o => o.Chance), g.Average(o => o.IsSuccess ? 1 : 0), g.All(o => o.SeenInTraining))),
    ];

    /// <summary>Tests for a rise of the error.</summary>
    /// <param name="outcomes">Any order; those seen in training are left out.</param>
    /// <param name="options">Least number.</param>
    public static DriftCheck Check(IEnumerable<ForetoldOutcome> outcomes, DriftOptions options)
    {
        var errors = outcomes.Where(o => !o.SeenInTraining).OrderBy(o => o.Completed).Select(o => o.Error).TakeLast(MostOutcomes).ToArray();
        double? statistic = null, p = null;
        var threshold = 0.0;
        if (errors.Length >= options.LeastValues)
        {
            statistic = Largest(errors);
            var random = new Random(Seed);
            var shuffled = errors.ToArray();
            var without = new double[Permutations];
            for (var n = 0; n < Permutations; n++)
            {
                random.Shuffle(shuffled);
                without[n] = Largest(shuffled);
            }

            Array.Sort(without);
            threshold = without[(int)Math.Ceiling((1 - options.Alpha) * Permutations) - 1];
            p = (1 + without.Count(w => w >= statistic)) / (Permutations + 1.0);
        }

        return new DriftCheck("error of the chance", DriftMethod.PageHinkley, statistic, p, threshold, options.Alpha, errors.Length, errors.Length);
    }

    private static double Largest(double[] errors)
    {
        var test = new PageHinkley(Delta);
        foreach (var error in errors)
            test.Add(error);
        return test.Largest;
    }
}
