using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Ranks people for tasks of one company with one model. Immutable and safe for many threads; swapped whole when either changes.</summary>
public sealed class RankingService
{
    /// <summary>Below this chance of success of the first, nobody stands out.</summary>
    public const double DefaultConfidence = 0.5;

    private readonly HybridRanker _ranker;
    private readonly CandidateFilters _filters;
    private readonly HardConstraints _constraints;
    private readonly double _confidence;
    private readonly CandidateExplainer _explainer;

    /// <summary>Puts a model over a snapshot.</summary>
    /// <param name="snapshot">The company.</param>
    /// <param name="model">The model.</param>
    /// <param name="confidenceToRecommend">Least chance of success of the first for somebody to be recommended, 0 to 1.</param>
    /// <param name="performance">What predicts how somebody would do; null while there is none.</param>
    public RankingService(WorkforceSnapshot snapshot, RankingModel model, double confidenceToRecommend = DefaultConfidence, PerformanceModel? performance = null)
    {
        _confidence = confidenceToRecommend;
        Performance = performance;
        _constraints = new HardConstraints(snapshot);
        _filters = new CandidateFilters(snapshot);
        Snapshot = snapshot;
        Model = model;
        _ranker = new HybridRanker(snapshot, model.Weights, model.Success);
        _explainer = new CandidateExplainer(snapshot, model);
    }

    /// <summary>
    /// The same only where the same data, day and models answer, also in another process; null where nobody knows, as for a company that is only supposed.
    /// What was answered under one may be said again under it.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>The company.</summary>
    public WorkforceSnapshot Snapshot { get; }

    /// <summary>The model.</summary>
    public RankingModel Model { get; }

    /// <summary>What predicts how somebody would do; null while there is too little to learn from.</summary>
    public PerformanceModel? Performance { get; }

    /// <summary>How somebody would do on a task; null while there is too little to learn from.</summary>
    /// <param name="workItemId">Id of the task.</param>
    /// <param name="personId">Id of the person.</param>
    /// <exception cref="KeyNotFoundException">No such task or person.</exception>
    public PerformancePrediction? PredictPerformance(string workItemId, string personId)
    {
        var (item, person) = (Snapshot.ItemIndex(workItemId), Snapshot.PersonIndex(personId));
        if (item < 0 || person < 0)
            throw new KeyNotFoundException(item < 0 ? $"There is no task {workItemId}." : $"There is no person {personId}.");
        if (Performance is null)
            return null;
        Span<float> features = stackalloc float[SuccessFeatures.Count];
        SuccessFeatures.Fill(Snapshot, item, person, features);
        return Performance.Predict(features, Snapshot.WorkItems[item].EstimatedHours, Model.Success?.Predict(features) ?? Performance.BaseRate);
    }

    /// <summary>Ranks everybody for a task and explains the first few.</summary>
    /// <exception cref="KeyNotFoundException">No such task.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RankingRequest.Top"/> is below 1.</exception>
    public RankingResult Rank(RankingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Top, 1);
        var item = Snapshot.ItemIndex(request.WorkItemId);
        if (item < 0)
            throw new KeyNotFoundException($"There is no task {request.WorkItemId}.");

        var excluded = request.Exclude.Select(Snapshot.PersonIndex).Where(p => p >= 0).ToHashSet();
        var include = request.Include.Select(Snapshot.PersonIndex).Where(p => p >= 0 && !excluded.Contains(p)).ToArray();
        var (filters, outside) = _filters.Apply(request, excluded, include);
        var leftOut = LeaveOut(item, excluded, include);
        var scores = _ranker.Score(item);
        try
        {
            var order = Order(scores.Hybrid, excluded);
            var shown = order.Take(request.Top).Concat(include).Distinct().ToArray();
            var places = Places(order, shown);
            return new RankingResult
            {
                WorkItem = Snapshot.WorkItems[item],
                Candidates =
                [
                    .. shown.Select(p => _explainer.Explain(item, p, places[p], scores) with { LeftOut = _constraints.ReasonAgainst(item, p) }).OrderBy(c => c.Rank),
                ],
                Filters = filters,
                OutsideFilters = [.. outside.Select(p => Snapshot.People[p])],
                Considered = order.Length,
                LeftOut = leftOut,
                ConfidenceToRecommend = _confidence,
                SkillsNobodyHas = SkillsNobodyHas(item, excluded),
                Holder = Snapshot.Availability.HolderOf(item) is >= 0 and var holder ? Snapshot.People[holder] : null,
                Model = Model,
                AsOf = Snapshot.AsOf,
                WorkloadWeek = Snapshot.Availability.LatestWeek,
                KnownOutcomes = Snapshot.History.Work.Count,
            };
        }
        finally
        {
            _ranker.Return(scores);
        }
    }

    /// <summary>The ids of the first <paramref name="top"/> people for a task with their success probabilities, without explanations.</summary>
    /// <param name="workItemId">Id of the task.</param>
    /// <param name="top">How many, 1 or more.</param>
    /// <exception cref="KeyNotFoundException">No such task.</exception>
    public IReadOnlyList<(Person Person, double Score, double? Success)> RankIds(string workItemId, int top)
    {
        var item = Snapshot.ItemIndex(workItemId);
        if (item < 0)
            throw new KeyNotFoundException($"There is no task {workItemId}.");
        var excluded = new HashSet<int>();
        LeaveOut(item, excluded, []);
        var scores = _ranker.Score(item);
        try
        {
            return
            [
                .. Order(scores.Hybrid, excluded).Take(top).Select(p =>
                    (
                    Snapshot.People[p],
                    (double)scores.Hybrid[p],
                    Model.Success is null ? Model.Calibration?.Predict(scores.Hybrid[p]).Value : scores[ScorePart.Success][p])),
            ];
        }
        finally
        {
            _ranker.Return(scores);
        }
    }

    /// <summary>
    /// Where a person would stand for a task with each skill that they lack or have too low, at the level it asks for; best first. The rest of the
    /// company stays as it is.
    /// </summary>
    /// <param name="workItemId">Id of the task.</param>
    /// <param name="personId">Id of the person.</param>
    /// <exception cref="KeyNotFoundException">No such task or person.</exception>
    public IReadOnlyList<WhatIf> Suppose(string workItemId, string personId)
    {
        var (item, person) = (Snapshot.ItemIndex(workItemId), Snapshot.PersonIndex(personId));
        if (item < 0 || person < 0)
            throw new KeyNotFoundException(item < 0 ? $"There is no task {workItemId}." : $"There is no person {personId}.");
        var excluded = new HashSet<int>();
        LeaveOut(item, excluded, [person]);
        var scores = _ranker.Score(item);
        try
        {
            var supposed = new List<WhatIf>();
            var (skills, levels) = Snapshot.Skills.RequiredBy(item);
            for (var r = 0; r < skills.Length; r++)
            {
                if (Snapshot.Skills.LevelOf(person, skills[r]) >= levels[r])
                    continue;
                var score = _ranker.Suppose(item, person, new SkillLevel(skills[r], (int)levels[r]), scores);
                var rank = 1;
                for (var p = 0; p < scores.Count; p++)
                    rank += p != person && scores.Hybrid[p] > score && !excluded.Contains(p) ? 1 : 0;
                supposed.Add(new WhatIf(Snapshot.Skills.Names[skills[r]], (Proficiency)levels[r], rank, score));
            }

            return [.. supposed.OrderBy(s => s.Rank)];
        }
        finally
        {
            _ranker.Return(scores);
        }
    }

    /// <summary>Adds those who can't take an item to the excluded, unless they were asked for by name.</summary>
    private List<LeftOut> LeaveOut(int item, HashSet<int> excluded, int[] include)
    {
        var leftOut = new List<LeftOut>();
        for (var p = 0; p < Snapshot.People.Count; p++)
        {
            if (excluded.Contains(p) || _constraints.ReasonAgainst(item, p) is not { } reason)
                continue;
            leftOut.Add(new LeftOut(Snapshot.People[p], reason));
            if (Array.IndexOf(include, p) < 0)
                excluded.Add(p);
        }

        return leftOut;
    }

    /// <summary>Everybody who may be ranked, best first; equal scores stand in id order.</summary>
    private static int[] Order(float[] scores, HashSet<int> excluded)
    {
        var keys = new float[scores.Length];
        var people = new int[scores.Length];
        var count = 0;
        for (var p = 0; p < scores.Length; p++)
        {
            if (excluded.Count > 0 && excluded.Contains(p))
                continue;
            keys[count] = -scores[p];
            people[count++] = p;
        }

        var order = people.AsSpan(0, count);
        keys.AsSpan(0, count).Sort(order);
        BreakTies(keys.AsSpan(0, count), order);
        return order.ToArray();
    }

    /// <summary>The sort above is not stable: puts runs of equal scores back into id order.</summary>
    private static void BreakTies(ReadOnlySpan<float> keys, Span<int> order)
    {
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to].Equals(keys[from]))
                to++;
            order[from..to].Sort();
            from = to;
        }
    }

    private static Dictionary<int, int> Places(int[] order, int[] shown)
    {
        var wanted = shown.ToHashSet();
        var places = new Dictionary<int, int>(shown.Length);
        for (var i = 0; i < order.Length && places.Count < wanted.Count; i++)
        {
            if (wanted.Contains(order[i]))
                places[order[i]] = i + 1;
        }

        return places;
    }

    private List<string> SkillsNobodyHas(int item, HashSet<int> excluded)
    {
        var missing = new List<string>();
        var skills = Snapshot.Skills.RequiredBy(item).Columns;
        for (var r = 0; r < skills.Length; r++)
        {
            if (!Snapshot.Skills.IsMandatory(item, r))
                continue;
            var anybody = false;
            foreach (var person in Snapshot.Skills.PeopleWith(skills[r]).Columns)
                anybody |= !excluded.Contains(person);
            if (!anybody)
                missing.Add(Snapshot.Skills.Names[skills[r]]);
        }

        return missing;
    }
}
