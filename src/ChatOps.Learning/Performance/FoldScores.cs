namespace ChatOps.Learning.Performance;

/// <summary>
/// Scores of a learner on later blocks, each fitted on the blocks before, and what maps make of them: a map, too, is fitted on the blocks
/// before alone. The first scored block only serves to fit maps.
/// </summary>
internal sealed class FoldScores
{
    public FoldScores(ISuccessLearner? learner, Validation validation, double[] scores, double[]? ahead)
    {
        (Learner, Validation, Scores, Ahead) = (learner, validation, scores, ahead);
        All = [.. validation.Rows.Select((r, n) => (scores[n], r.Success)).Where(s => double.IsFinite(s.Item1))];
    }

    public ISuccessLearner? Learner { get; }

    public Validation Validation { get; }

    /// <summary>The scores of all rows; NaN where there is none.</summary>
    public double[] Scores { get; }

    /// <summary>For each chosen row the share of others that the chosen person was scored above, 0 to 1; null where not measured.</summary>
    public double[]? Ahead { get; }

    /// <summary>All scores with how it ended.</summary>
    public IReadOnlyList<(double Score, bool Success)> All { get; }

    /// <summary>Probabilities of the measured rows by the map that did best; NaN where there is no score.</summary>
    public (string Map, double[] Probabilities) Best()
    {
        var mapped = Maps().Select(m => (m.Name, Probabilities: Prequential(m.Fit), m.IsPlain)).ToArray();
        var best = mapped.MinBy(m => Validation.MeanLoss(m.Probabilities));
        var plain = mapped.FirstOrDefault(m => m.IsPlain);
        return plain.Probabilities is not null && Validation.Difference(plain.Probabilities, best.Probabilities) is var (behind, error) && behind <= error
            ? (plain.Name, plain.Probabilities)
            : (best.Name, best.Probabilities);
    }

    /// <summary>Probabilities without a choice of map: as it is where the score is log-odds, else Platt's.</summary>
    public double[] Plain() => Prequential(Maps().First().Fit);

    /// <summary>The map of a name, fitted on all scores.</summary>
    public ScoreMap FitMap(string name) => Maps().Single(m => m.Name == name).Fit(All) ?? ScoreMap.AsItIs;

    private IEnumerable<(string Name, Func<IReadOnlyList<(double, bool)>, ScoreMap?> Fit, bool IsPlain)> Maps()
    {
        if (Learner?.GivesLogOdds == true)
            yield return ("as it is", _ => ScoreMap.AsItIs, true);
        yield return ("Platt", ScoreMap.Platt, Learner?.GivesLogOdds != true);
        yield return ("isotonic", ScoreMap.Isotonic, false);
    }

    private double[] Prequential(Func<IReadOnlyList<(double, bool)>, ScoreMap?> fit)
    {
        var probabilities = new double[Validation.Rows.Count];
        Array.Fill(probabilities, double.NaN);
        foreach (var block in Validation.MeasuredBlocks)
        {
            var before = Validation.Rows.Select((r, n) => (r.Block, Score: Scores[n], r.Success))
                .Where(s => s.Block < block && double.IsFinite(s.Score)).Select(s => (s.Score, s.Success)).ToArray();
            var map = fit(before);
            for (var n = 0; n < probabilities.Length; n++)
            {
                if (Validation.Rows[n].Block == block && double.IsFinite(Scores[n]))
                    probabilities[n] = map?.Map(Scores[n]) ?? Validation.RateBefore(block);
            }
        }

        return probabilities;
    }
}
