namespace ChatOps.Learning.Ranking;

/// <summary>For each person the people with the most similar skills (cosine over levels) who have finished something, themselves included.</summary>
internal sealed class SimilarPeople
{
    /// <summary>Neighbours kept per person; more change the collaborative score little and cost time.</summary>
    private const int MaxNeighbours = 20;

    /// <summary>
    /// In a larger company neighbours are looked for among the people who have finished most: there are enough of them, and comparing everybody
    /// with everybody would take minutes.
    /// </summary>
    private const int MaxCompared = 3_000;

    private readonly SparseRows _neighbours;

    private SimilarPeople(SparseRows neighbours) => _neighbours = neighbours;

    /// <summary>Neighbours of a person with their similarity, above 0 and at most 1, most similar first.</summary>
    public SparseRow Of(int person) => _neighbours[person];

    public static SimilarPeople Build(int personCount, SkillIndex skills, OutcomeHistory history)
    {
        var compared = MostExperienced(personCount, history);
        var holders = Holders(skills, compared);
        var norms = new float[personCount];
        for (var p = 0; p < personCount; p++)
        {
            foreach (var level in skills.SkillsOf(p).Values)
                norms[p] += level * level;
            norms[p] = MathF.Sqrt(norms[p]);
        }

        var rows = new (int, int, float)[personCount][];
        Parallel.For(0, personCount, () => new float[compared.Length], (person, _, dots) =>
        {
            rows[person] = Nearest(person, skills, compared, holders, norms, dots);
            return dots;
        }, _ => { });
        return new SimilarPeople(SparseRows.Build(personCount, [.. rows.SelectMany(r => r)]));
    }

    /// <summary>Numbers of the people who are compared with, in id order.</summary>
    private static int[] MostExperienced(int personCount, OutcomeHistory history)
    {
        var finished = new int[personCount];
        foreach (var work in history.Work)
            finished[work.Person]++;
        return
        [
            .. Enumerable.Range(0, personCount).Where(p => finished[p] > 0).OrderByDescending(p => finished[p]).ThenBy(p => p).Take(MaxCompared).Order(),
        ];
    }

    /// <summary>For each skill those among the compared who have it, by their place in that list, with their levels.</summary>
    private static SparseRows Holders(SkillIndex skills, int[] compared)
    {
        var entries = new List<(int, int, float)>();
        for (var c = 0; c < compared.Length; c++)
        {
            var (own, levels) = skills.SkillsOf(compared[c]);
            for (var s = 0; s < own.Length; s++)
                entries.Add((own[s], c, levels[s]));
        }

        return SparseRows.Build(skills.Names.Count, entries);
    }

    private static (int, int, float)[] Nearest(int person, SkillIndex skills, int[] compared, SparseRows holders, float[] norms, float[] dots)
    {
        Array.Clear(dots);
        var (own, levels) = skills.SkillsOf(person);
        for (var s = 0; s < own.Length; s++)
        {
            var (others, otherLevels) = holders[own[s]];
            for (var o = 0; o < others.Length; o++)
                dots[others[o]] += levels[s] * otherLevels[o];
        }

        var nearest = new PriorityQueue<int, (float Similarity, int Person)>(MaxNeighbours + 1);
        for (var c = 0; c < dots.Length; c++)
        {
            if (dots[c] <= 0)
                continue;
            var other = compared[c];
            var rank = (dots[c] / (norms[person] * norms[other]), -other);
            if (nearest.Count < MaxNeighbours)
                nearest.Enqueue(other, rank);
            else
                nearest.EnqueueDequeue(other, rank);
        }

        var row = new (int, int, float)[nearest.Count];
        for (var i = row.Length - 1; nearest.TryDequeue(out var other, out var rank); i--)
            row[i] = (person, other, Math.Min(1, rank.Similarity));
        return row;
    }
}
