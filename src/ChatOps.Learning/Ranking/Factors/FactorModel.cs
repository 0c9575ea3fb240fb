namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Rating = mean + user bias + item bias + user vector · item vector (Koren, Bell and Volinsky 2009, eq. 4), cut to the range of the
/// ratings seen. A user or item never seen has bias 0 and vector 0, so that the rest of the sum speaks for it.
/// </summary>
public sealed class FactorModel
{
    internal FactorModel(RatingSet set, int factors)
        : this(
            set.Users,
            set.Items,
            factors,
            set.Ratings.Count == 0 ? 0 : set.Ratings.Average(r => (double)r.Value),
            set.Ratings.Count == 0 ? 0 : set.Ratings.Min(r => r.Value),
            set.Ratings.Count == 0 ? 0 : set.Ratings.Max(r => r.Value))
    {
    }

    internal FactorModel(int users, int items, int factors, double mean, double least, double most)
    {
        Factors = factors;
        (Mean, Least, Most) = (mean, least, most);
        UserBias = new double[users];
        ItemBias = new double[items];
        UserVectors = NewVectors(users, factors);
        ItemVectors = NewVectors(items, factors);
    }

    /// <summary>Length of the vectors.</summary>
    public int Factors { get; }

    /// <summary>Mean of all ratings.</summary>
    public double Mean { get; }

    internal double Least { get; }

    internal double Most { get; }

    internal double[] UserBias { get; }

    internal double[] ItemBias { get; }

    internal double[][] UserVectors { get; }

    internal double[][] ItemVectors { get; }

    /// <summary>The rating to expect, within the range of the ratings seen.</summary>
    public double Predict(int user, int item) => Math.Clamp(Raw(user, item), Least, Most);

    internal double Raw(int user, int item)
    {
        var (sum, u, i) = (Mean + UserBias[user] + ItemBias[item], UserVectors[user], ItemVectors[item]);
        for (var f = 0; f < u.Length; f++)
            sum += u[f] * i[f];
        return sum;
    }

    private static double[][] NewVectors(int count, int factors) => [.. Enumerable.Range(0, count).Select(_ => new double[factors])];
}
