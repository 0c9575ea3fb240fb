using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Replies;

/// <summary>Scores as people read them: whole points of 100 that add up.</summary>
public static class Points
{
    /// <summary>A score or a part of one, 0 to 1, in whole points.</summary>
    public static int Of(double score) => (int)Math.Round(100 * score, MidpointRounding.AwayFromZero);

    /// <summary>Points of each part so that they add up to the points of their sum (largest remainder).</summary>
    public static int[] Apportion(IReadOnlyList<PartScore> parts) => Apportion([.. parts.Select(p => p.Contribution)]);

    /// <summary>Points of each addend, which may be negative, so that they add up to the points of their sum (largest remainder).</summary>
    public static int[] Apportion(IReadOnlyList<double> addends)
    {
        var exact = addends.Select(a => 100 * a).ToArray();
        var points = exact.Select(e => (int)Math.Floor(e)).ToArray();
        var missing = Of(addends.Sum()) - points.Sum();
        foreach (var n in Enumerable.Range(0, exact.Length).OrderByDescending(n => exact[n] - points[n]).ThenBy(n => n).Take(missing))
            points[n]++;
        return points;
    }
}
