using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>The later half of a table's blocks: each is scored by what was fitted on all blocks before it (expanding window).</summary>
internal sealed class Validation
{
    private const double Certain = 1e-12;

    private readonly TrainingTable _table;
    private readonly int _first;
    private readonly TrainingRow[][] _before;
    private readonly FeatureEncoding[] _encodings;

    public Validation(TrainingTable table)
    {
        _table = table;
        _first = table.Blocks / 2;
        Rows = [.. table.Rows.Where(r => r.Block >= _first)];
        Measured = Rows.Count(r => r.Block > _first);
        _before = [.. Enumerable.Range(0, table.Blocks).Select(b => b < _first ? [] : table.Rows.Where(r => r.Block < b).ToArray())];
        _encodings = [.. _before.Select(rows => FeatureEncoding.Fit([.. rows.Select(r => r.Features)], table.Candidates))];
    }

    /// <summary>What trials elsewhere are measured on.</summary>
    public TrialData TrialData => field ??= new TrialData(_table, this);

    /// <summary>Rows that are scored.</summary>
    public IReadOnlyList<TrainingRow> Rows { get; }

    /// <summary>Number of rows that losses are taken over: all but those of the first scored block.</summary>
    public int Measured { get; }

    /// <summary>Blocks that losses are taken over.</summary>
    public IEnumerable<int> MeasuredBlocks => Enumerable.Range(_first + 1, Math.Max(0, _table.Blocks - _first - 1));

    /// <summary>Share of successes in the blocks before a block, with one of each added.</summary>
    public double RateBefore(int block) => (_before[block].Count(r => r.Success) + 1.0) / (_before[block].Length + 2.0);

    /// <summary>Scores the later blocks with a learner.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="newest">How many blocks, newest first, are scored; the others are left NaN.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    public FoldScores Score(ISuccessLearner learner, int newest, CancellationToken cancellationToken)
    {
        var scores = new double[Rows.Count];
        Array.Fill(scores, double.NaN);
        var ahead = new double[_table.Chosen.Count];
        Array.Fill(ahead, double.NaN);
        for (var block = Math.Max(_first, _table.Blocks - newest); block < _table.Blocks; block++)
        {
            if (!SuccessTrainer.HasBothEnds(_before[block]))
                continue;
            var scorer = learner.Fit(_before[block], _encodings[block], cancellationToken);
            for (var n = 0; n < scores.Length; n++)
            {
                if (Rows[n].Block == block)
                    scores[n] = scorer.Score(Rows[n].Features);
            }

            for (var c = 0; c < ahead.Length; c++)
            {
                if (_table.Chosen[c].Row.Block == block)
                    ahead[c] = Ahead(_table.Chosen[c], features => scorer.Score(features));
            }
        }

        return new FoldScores(learner, this, scores, ahead);
    }

    /// <summary>Takes scores that need no fit: a baseline.</summary>
    public FoldScores Score(Func<TrainingRow, double> score, Func<ChosenRow, double> ahead) => new(
        null, this, [.. Rows.Select(score)], [.. _table.Chosen.Select(ahead)]);

    /// <summary>Share of the others that the chosen person is scored above, 0 to 1; ties count one half.</summary>
    public static double Ahead(ChosenRow chosen, Func<float[], double> score)
    {
        var own = score(chosen.Row.Features);
        return chosen.Others.Average(o => score(o) is var other && other < own ? 1.0 : other > own ? 0 : 0.5);
    }

    /// <summary>Mean negative log-likelihood over the measured rows that have a probability; infinite if none has.</summary>
    public double MeanLoss(double[] probabilities)
    {
        var losses = Losses(probabilities).Where(double.IsFinite).ToArray();
        return losses.Length == 0 ? double.PositiveInfinity : losses.Average();
    }

    /// <summary>Mean loss of one above the other on the rows that both have, with its standard error.</summary>
    public (double Mean, double Error) Difference(double[] one, double[] other) => PairedDifference(Losses(one), Losses(other));

    /// <summary>Mean difference of two series where both are known, with its standard error.</summary>
    public static (double Mean, double Error) PairedDifference(IEnumerable<double> one, IEnumerable<double> other)
    {
        var moments = default(Moments);
        foreach (var (a, b) in one.Zip(other))
        {
            if (double.IsFinite(a) && double.IsFinite(b))
                moments.Add(a - b);
        }

        return moments.Count < 2 ? (0, 0) : (moments.Sum / moments.Count, Math.Sqrt(moments.Scatter / (moments.Count - 1) / moments.Count));
    }

    /// <summary>Probabilities with how it ended, of the measured rows that have one.</summary>
    public IReadOnlyList<(double Probability, bool Success)> Pairs(double[] probabilities) =>
        [.. Rows.Select((r, n) => (probabilities[n], r.Success)).Where(p => double.IsFinite(p.Item1))];

    private IEnumerable<double> Losses(double[] probabilities) => Rows.Select((r, n) =>
        -Math.Log(Math.Clamp(r.Success ? probabilities[n] : 1 - probabilities[n], Certain, 1)));
}
