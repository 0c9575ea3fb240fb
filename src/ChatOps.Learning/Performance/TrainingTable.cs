using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Performance;

/// <summary>What models are trained on: decisions in time order, and what candidates look like in general.</summary>
/// <param name="Rows">In order of assignment.</param>
/// <param name="Blocks">Number of spans of time.</param>
/// <param name="Candidates">Features of people and tasks drawn at random from the newest snapshot. Those who were chosen are more alike than
/// those who will be ranked; scales are taken from here.</param>
/// <param name="Chosen">Successes of the later blocks, next to others. Outcomes are only known of people who were chosen, and those are alike in
/// what they were chosen by: a model may foretell them well and still rank everybody else nonsensically. Here that shows.</param>
public sealed record TrainingTable(IReadOnlyList<TrainingRow> Rows, int Blocks, IReadOnlyList<float[]> Candidates, IReadOnlyList<ChosenRow> Chosen)
{
    /// <summary>The oldest share of history, which only serves as history.</summary>
    private const double WarmUp = 0.1;

    private const int MaxBlocks = 10;

    /// <summary>Blocks of a large company: a block costs a snapshot, and with many decisions each is long enough anyway.</summary>
    private const int MaxBlocksOfMany = 6;

    /// <summary>Newest decisions that are learned from; older ones are still history.</summary>
    private const int MaxRows = 60_000;

    private const int CandidateCount = 4_000;

    /// <summary>Scores of the formula, people × decisions, that are computed at most: it is the slow part in a large company.</summary>
    private const long MaxFormulaScores = 20_000_000;

    private const int MinFormulaRows = 200;

    /// <summary>Chosen rows that are kept at most, and others next to each.</summary>
    private const int MaxChosen = 400, OthersEach = 50;

    private const int Seed = 42;

    /// <summary>Fills the table. Every block is seen with what was known on the evening before its first decision.</summary>
    /// <param name="data">The company.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static TrainingTable Build(WorkforceData data, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var warmUp = Math.Max(WarmUp, 1 - (MaxRows / (double)Math.Max(1, data.Outcomes.Count)));
        var folds = TimeFolds.Split(data, warmUp, data.Outcomes.Count > MaxRows ? MaxBlocksOfMany : MaxBlocks);
        var decisions = folds.Sum(f => f.Decisions.Count);
        var formulaRows = Math.Max(MinFormulaRows, MaxFormulaScores / Math.Max(1, data.People.Count));
        var every = (int)Math.Max(1, (decisions + formulaRows - 1) / formulaRows);
        var rows = new List<TrainingRow>(decisions);
        var random = new Random(Seed);
        var chosen = new List<ChosenRow>();
        IReadOnlyList<float[]> candidates = [];
        for (var block = 0; block < folds.Count; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var snapshot = WorkforceSnapshot.Build(data, folds[block].KnownThrough);
            var ranker = new HybridRanker(snapshot, HybridWeights.Document, success: null);
            AddRows(ranker, folds[block], block, every, rows);
            if (block > folds.Count / 2)
                AddChosen(ranker, folds[block], rows, (int)Math.Min(MaxChosen, formulaRows) * 2 / folds.Count, random, chosen);
            if (block == folds.Count - 1)
                candidates = Draw(snapshot, random);
            progress?.Report((block + 1.0) / folds.Count);
        }

        return new TrainingTable(rows, folds.Count, candidates, chosen);
    }

    private static void AddRows(HybridRanker ranker, TimeFold fold, int block, int every, List<TrainingRow> rows)
    {
        var snapshot = ranker.Snapshot;
        foreach (var decision in fold.Decisions)
        {
            var (item, person) = (snapshot.ItemIndex(decision.Assignment.WorkItemId), snapshot.PersonIndex(decision.Assignment.PersonId));
            var features = new float[SuccessFeatures.Count];
            SuccessFeatures.Fill(snapshot, item, person, features);
            var formula = float.NaN;
            if (rows.Count % every == 0)
            {
                var scores = ranker.Score(item);
                formula = scores.Hybrid[person];
                ranker.Return(scores);
            }

            rows.Add(new TrainingRow(block, features, formula, snapshot.WorkItems[item].EstimatedHours, decision.Outcome));
        }
    }

    private static void AddChosen(
        HybridRanker ranker, TimeFold fold, List<TrainingRow> rows, int most, Random random, List<ChosenRow> chosen)
    {
        var snapshot = ranker.Snapshot;
        var first = rows.Count - fold.Decisions.Count;
        foreach (var n in Enumerable.Range(0, fold.Decisions.Count).Where(n => rows[first + n].Success).OrderBy(_ => random.Next()).Take(most).Order())
        {
            var item = snapshot.ItemIndex(fold.Decisions[n].Assignment.WorkItemId);
            var scores = ranker.Score(item);
            var own = scores.Hybrid[snapshot.PersonIndex(fold.Decisions[n].Assignment.PersonId)];
            var (others, below) = (new float[OthersEach][], 0.0);
            for (var o = 0; o < others.Length; o++)
            {
                others[o] = new float[SuccessFeatures.Count];
                var other = random.Next(snapshot.People.Count);
                SuccessFeatures.Fill(snapshot, item, other, others[o]);
                below += scores.Hybrid[other] < own ? 1 : scores.Hybrid[other] > own ? 0 : 0.5;
            }

            ranker.Return(scores);
            chosen.Add(new ChosenRow(rows[first + n], others, below / OthersEach));
        }
    }

    private static float[][] Draw(WorkforceSnapshot snapshot, Random random)
    {
        var drawn = new float[snapshot.People.Count == 0 || snapshot.WorkItems.Count == 0 ? 0 : CandidateCount][];
        for (var n = 0; n < drawn.Length; n++)
        {
            drawn[n] = new float[SuccessFeatures.Count];
            SuccessFeatures.Fill(snapshot, random.Next(snapshot.WorkItems.Count), random.Next(snapshot.People.Count), drawn[n]);
        }

        return drawn;
    }
}
