namespace ChatOps.Learning.Ranking.Factors;

/// <summary>Ratings in time order, with how many users and items there are.</summary>
/// <param name="Ratings">Oldest first.</param>
/// <param name="Users">Users are numbered from 0 to below this.</param>
/// <param name="Items">Items are numbered from 0 to below this.</param>
public sealed record RatingSet(IReadOnlyList<Rating> Ratings, int Users, int Items)
{
    /// <summary>Cuts off the newest ratings.</summary>
    /// <param name="share">Share of the ratings that is cut off, 0 to 1.</param>
    public (RatingSet Earlier, IReadOnlyList<Rating> Later) SplitByTime(double share)
    {
        var cut = Ratings.Count - (int)(Ratings.Count * share);
        return (this with { Ratings = [.. Ratings.Take(cut)] }, [.. Ratings.Skip(cut)]);
    }

    /// <summary>Cuts off ratings at random; only for judging against a test that was itself drawn at random.</summary>
    /// <param name="share">Share of the ratings that is cut off, 0 to 1.</param>
    /// <param name="seed">Seed of the draw.</param>
    public (RatingSet Kept, IReadOnlyList<Rating> Drawn) SplitAtRandom(double share, int seed)
    {
        var shuffled = Ratings.ToArray();
        new Random(seed).Shuffle(shuffled);
        return (this with { Ratings = shuffled }).SplitByTime(share);
    }
}
