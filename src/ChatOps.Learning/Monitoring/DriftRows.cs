using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Decisions of a span with the features that they had. Cut into blocks, each seen with what was known on the evening before its first
/// decision, as training sees them.
/// </summary>
internal static class DriftRows
{
    private const int Blocks = 6;

    /// <summary>Reads a span.</summary>
    /// <param name="data">The company, without unusable outcomes.</param>
    /// <param name="assignments">Assignments of the span, oldest first.</param>
    /// <param name="model">What foretells success.</param>
    /// <param name="today">Snapshot of today.</param>
    /// <param name="most">Decisions that are read at most, spread evenly.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public static IReadOnlyList<DriftRow> Read(
        WorkforceData data, IReadOnlyList<Assignment> assignments, RankingModel model, WorkforceSnapshot today, int most, CancellationToken cancellationToken)
    {
        var outcomes = data.Outcomes.Where(o => o.CompletionDate <= today.AsOf).ToDictionary(o => o.AssignmentId, StringComparer.Ordinal);
        var departments = today.People.Select(p => p.Department).Distinct(StringComparer.Ordinal).Select((d, n) => (d, n)).ToDictionary(x => x.d, x => x.n, StringComparer.Ordinal);
        var every = Math.Max(1, (assignments.Count + most - 1) / most);
        var read = assignments.Where((_, n) => n % every == 0).ToArray();
        var rows = new List<DriftRow>(read.Length);
        foreach (var block in read.Chunk(Math.Max(1, (read.Length + Blocks - 1) / Blocks)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var snapshot = WorkforceSnapshot.Build(data, block[0].Date.AddDays(-1));
            var formula = model.Success is null && model.Calibration is not null ? new HybridRanker(snapshot, model.Weights, null) : null;
            foreach (var assignment in block)
            {
                var (item, person) = (snapshot.ItemIndex(assignment.WorkItemId), snapshot.PersonIndex(assignment.PersonId));
                var features = new float[SuccessFeatures.Count];
                SuccessFeatures.Fill(snapshot, item, person, features);
                rows.Add(new DriftRow(
                    assignment,
                    person, // the same in every snapshot of the same company
                    departments[today.People[person].Department],
                    features,
                    model.Success?.Predict(features).Value ?? ByFormula(formula, model, item, person),
                    outcomes.GetValueOrDefault(assignment.Id)));
            }
        }

        return rows;
    }

    private static double? ByFormula(HybridRanker? ranker, RankingModel model, int item, int person)
    {
        if (ranker is null)
            return null;
        var scores = ranker.Score(item);
        var score = scores.Hybrid[person];
        ranker.Return(scores);
        return model.Calibration!.Predict(score).Value;
    }
}
