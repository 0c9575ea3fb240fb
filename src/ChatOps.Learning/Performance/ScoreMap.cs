namespace ChatOps.Learning.Performance;

/// <summary>From a score to a probability.</summary>
/// <param name="Name"><c>as it is</c>, <c>Platt</c> or <c>isotonic</c>.</param>
/// <param name="Intercept">Log-odds at score 0 (Platt).</param>
/// <param name="Slope">Log-odds per unit of score, 0 or more (Platt).</param>
/// <param name="At">Scores of the knots, rising (isotonic); between them it is linear, outside flat.</param>
/// <param name="Probabilities">Probabilities at the knots, rising.</param>
public sealed record ScoreMap(string Name, double Intercept, double Slope, IReadOnlyList<double> At, IReadOnlyList<double> Probabilities)
{
    /// <summary>The score is taken as log-odds.</summary>
    public static ScoreMap AsItIs { get; } = new("as it is", 0, 1, [], []);

    /// <summary>Probability of a score, 0 to 1; never falls when the score rises.</summary>
    public double Map(double score)
    {
        if (At.Count == 0)
            return 1 / (1 + Math.Exp(-(Intercept + (Slope * score))));
        if (score <= At[0])
            return Probabilities[0];
        for (var k = 1; k < At.Count; k++)
        {
            if (score <= At[k])
                return Probabilities[k - 1] + ((Probabilities[k] - Probabilities[k - 1]) * (score - At[k - 1]) / (At[k] - At[k - 1]));
        }

        return Probabilities[^1];
    }

    /// <summary>Logistic calibration (Platt 1999) by maximum likelihood; null while there is too little of either end.</summary>
    public static ScoreMap? Platt(IReadOnlyList<(double Score, bool Success)> scored) =>
        Ranking.SuccessCalibration.Fit(scored) is { } fitted ? new ScoreMap("Platt", fitted.Intercept, fitted.Slope, [], []) : null;

    /// <summary>
    /// Isotonic calibration by pooling adjacent violators (Zadrozny and Elkan 2002), each pool at its mean score and with one success and one
    /// failure added, so that no pool claims certainty. Null while there is too little of either end.
    /// </summary>
    public static ScoreMap? Isotonic(IReadOnlyList<(double Score, bool Success)> scored)
    {
        var successes = scored.Count(s => s.Success);
        if (scored.Count < Ranking.SuccessCalibration.MinOutcomes || successes == 0 || successes == scored.Count)
            return null;

        var pools = new Stack<Pool>();
        foreach (var group in scored.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var pool = new Pool(group.Count(), group.Key * group.Count(), group.Count(s => s.Success));
            while (pools.TryPeek(out var below) && below.Share >= pool.Share)
                pool = pool.With(pools.Pop());
            pools.Push(pool);
        }

        var rising = pools.Reverse().ToArray();
        return new ScoreMap("isotonic", 0, 1, [.. rising.Select(p => p.Scores / p.Count)], [.. Rising(rising.Select(p => (p.Successes + 1) / (p.Count + 2)))]);
    }

    /// <summary>The added success and failure may have turned two neighbours round.</summary>
    private static IEnumerable<double> Rising(IEnumerable<double> values)
    {
        var highest = 0.0;
        foreach (var value in values)
            yield return highest = Math.Max(highest, value);
    }

    private readonly record struct Pool(double Count, double Scores, double Successes)
    {
        public double Share => Successes / Count;

        public Pool With(Pool other) => new(Count + other.Count, Scores + other.Scores, Successes + other.Successes);
    }
}
