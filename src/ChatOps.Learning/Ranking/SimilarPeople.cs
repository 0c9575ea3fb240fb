namespace ChatOps.Learning.Ranking;

/// <summary>For each person the people with the most similar skills (cosine over levels) who have finished something, themselves included.</summary>
internal sealed class SimilarPeople
{
    /// <summary>Neighbours kept per person; more change the collaborative score little and cost time.</summary>
    private const int MaxNeighbours = 20;

    private readonly SparseRows _neighbours;

    private SimilarPeople(SparseRows neighbours) => _neighbours = neighbours;

    /// <summary>Neighbours of a person with their similarity, above 0 and at most 1, most similar first.</summary>
    public SparseRow Of(int person) => _neighbours[person];

    public static SimilarPeople Build(int personCount, SkillIndex skills, OutcomeHistory history)
    {
        var experienced = new bool[personCount];
        foreach (var work in history.Work)
            experienced[work.Person] = true;

        var norms = new float[personCount];
        for (var p = 0; p < personCount; p++)
        {
            foreach (var level in skills.SkillsOf(p).Values)
                norms[p] += level * level;
            norms[p] = MathF.Sqrt(norms[p]);
        }

        var rows = new (int, int, float)[personCount][];
        Parallel.For(0, personCount, () => new float[personCount], (person, _, dots) =>
        {
            rows[person] = Nearest(person, skills, experienced, norms, dots);
            return dots;
        }, _ => { });
        return new SimilarPeople(SparseRows.Build(personCount, [.. rows.SelectMany(r => r)]));
    }

    private static (int, int, float)[] Nearest(int person, SkillIndex skills, bool[] experienced, float[] norms, float[] dots)
    {
        Array.Clear(dots);
        var (own, levels) = skills.SkillsOf(person);
        for (var s = 0; s < own.Length; s++)
        {
            var (others, otherLevels) = skills.PeopleWith(own[s]);
            for (var o = 0; o < others.Length; o++)
                dots[others[o]] += levels[s] * otherLevels[o];
        }

        var nearest = new PriorityQueue<int, (float Similarity, int Person)>(MaxNeighbours + 1);
        for (var other = 0; other < dots.Length; other++)
        {
            if (dots[other] <= 0 || !experienced[other])
                continue;
            var rank = (dots[other] / (norms[person] * norms[other]), -other);
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
