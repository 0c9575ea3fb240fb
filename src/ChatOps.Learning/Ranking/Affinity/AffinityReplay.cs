namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>Runs an <see cref="AffinityModel"/> over a log the way it would have met it.</summary>
public static class AffinityReplay
{
    /// <summary>Oldest share of the history, which the trees get no examples from: too little is known yet.</summary>
    private const double WarmUp = 0.3;

    /// <summary>
    /// Learns the whole history and ranks new tasks with that. The order is that of opening: who works on what changes with the tasks that come
    /// in, and an old task that was resolved late says little about now. (Measured on the earlier part of the incident log: MRR 0.42 against
    /// 0.32 in the order of resolution.) The trees learn from rows as they looked just before each was learned
    /// (prequentially; Dawid 1984), so that no row's answer is among its own features.
    /// </summary>
    /// <param name="history">Tasks that were done.</param>
    /// <param name="tasks">Tasks to rank.</param>
    /// <param name="hasResolved">Whether the log says when tasks were resolved; those without a moment are then left out.</param>
    /// <param name="columns">Number of attributes.</param>
    /// <param name="options">Settings.</param>
    /// <param name="top">People per task.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static IEnumerable<AffinityRanking> Static(
        IReadOnlyList<FlatLogRow> history,
        IReadOnlyList<FlatLogRow> tasks,
        bool hasResolved,
        int columns,
        AffinityOptions options,
        int top,
        CancellationToken cancellationToken)
    {
        FlatLogRow[] known = [.. history.Where(r => r.Person is not null && (!hasResolved || r.Resolved is not null)).OrderBy(r => r.Opened)];
        var (model, training) = (new AffinityModel(known, columns, options, keepsLearning: false), new RerankerTraining(options));
        for (var n = 0; n < known.Length; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (n >= FirstExample(known.Length, options))
                training.Add(model.FindCandidates(known[n]), model.IndexOf(known[n].Person));
            model.Learn(known[n]);
        }

        model.Reranker = training.Fit(cancellationToken);
        foreach (var task in tasks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new AffinityRanking(task.Task, model.Rank(task, top));
        }
    }

    /// <summary>
    /// Ranks each later row at the moment when it was opened, having learned only rows of either log that were resolved before that moment.
    /// A row without a moment of resolution is never learned from. The trees are fitted once, before the first later row, on rows of the
    /// history that were resolved by then, each seen as it was met.
    /// </summary>
    /// <param name="history">The earlier log; rows resolved only later are learned only then.</param>
    /// <param name="later">The rows to rank; they are learned in their turn.</param>
    /// <param name="columns">Number of attributes.</param>
    /// <param name="options">Settings.</param>
    /// <param name="top">People per task.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <returns>Rankings in the order of <paramref name="later"/>.</returns>
    public static IEnumerable<AffinityRanking> Replay(
        IReadOnlyList<FlatLogRow> history,
        IReadOnlyList<FlatLogRow> later,
        int columns,
        AffinityOptions options,
        int top,
        CancellationToken cancellationToken)
    {
        var start = later.Count == 0 ? double.PositiveInfinity : later.Min(r => r.Opened);
        // Only what was known when the ranking began may say which columns tell tasks apart.
        var model = new AffinityModel([.. history.Where(r => r.Resolved < start)], columns, options);
        var resolved = history.Concat(later).Where(r => r.Resolved is not null).OrderBy(r => r.Resolved).ToArray();
        var learned = 0;

        var training = new RerankerTraining(options);
        foreach (var row in history.Where(r => r.Opened < start).OrderBy(r => r.Opened).Skip(FirstExample(history.Count, options)))
        {
            LearnUntil(model, resolved, ref learned, row.Opened, cancellationToken);
            if (row.Resolved < start)
                training.Add(model.FindCandidates(row), model.IndexOf(row.Person));
        }

        model.Reranker = training.Fit(cancellationToken);
        var rankings = new AffinityRanking[later.Count];
        foreach (var n in Enumerable.Range(0, later.Count).OrderBy(n => later[n].Opened))
        {
            LearnUntil(model, resolved, ref learned, later[n].Opened, cancellationToken);
            rankings[n] = new AffinityRanking(later[n].Task, model.Rank(later[n], top));
        }

        return rankings;
    }

    private static int FirstExample(int rows, AffinityOptions options) => (int)Math.Max(rows * WarmUp, rows - options.MaxExamples);

    private static void LearnUntil(AffinityModel model, FlatLogRow[] byResolution, ref int learned, double moment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (; learned < byResolution.Length && byResolution[learned].Resolved < moment; learned++)
            model.Learn(byResolution[learned]);
    }
}
