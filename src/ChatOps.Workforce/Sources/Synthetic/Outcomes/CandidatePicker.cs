namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Chooses the candidates of a task (design document §8.2, <c>generate_assignments_and_outcomes</c>).</summary>
internal sealed class CandidatePicker(SyntheticPerson[] people, RandomStreams streams)
{
    private const double MatchWeight = 0.7;
    private const double AvailabilityWeight = 0.3;
    private static readonly UniformRange Availability = new(0.3, 1.0);
    private static readonly Distribution<int> Count = new((1, 0.30), (2, 0.30), (3, 0.20), (4, 0.15), (5, 0.05));

    private readonly Random _count = streams.For(Concern.CandidateCount);
    private readonly Random _availability = streams.For(Concern.Availability);
    private readonly CandidatePool _pool = new(people, streams.For(Concern.CandidatePool));

    /// <summary>One to five candidates, best first; fewer than drawn only where there are fewer people.</summary>
    public List<Candidate> Pick(SyntheticWorkItem item)
    {
        var count = Count.Draw(_count);
        var best = new List<Candidate>(count + 1);
        foreach (var index in _pool.For(item))
        {
            var match = SkillMatch.Of(people[index].Levels, item.Requirements);
            Insert(best, count, new Candidate(index, (MatchWeight * match) + (AvailabilityWeight * Availability.Draw(_availability))));
        }

        return best;
    }

    /// <summary>Keeps the best few in order; of equals the first stays first.</summary>
    private static void Insert(List<Candidate> best, int count, Candidate candidate)
    {
        var place = best.Count;
        while (place > 0 && best[place - 1].Score < candidate.Score)
        {
            place--;
        }

        if (place == count)
        {
            return;
        }

        best.Insert(place, candidate);
        if (best.Count > count)
        {
            best.RemoveAt(count);
        }
    }
}
