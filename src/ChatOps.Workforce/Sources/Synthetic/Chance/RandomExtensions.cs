namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Draws that <see cref="Random"/> doesn't have.</summary>
internal static class RandomExtensions
{
    /// <summary>One of the items, all equally likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary><paramref name="count"/> different items in the order drawn, all equally likely; all items if there are fewer.</summary>
    public static T[] PickSeveral<T>(this Random random, IEnumerable<T> items, int count)
    {
        var pool = items.ToArray();
        var taken = Math.Min(count, pool.Length);
        for (var i = 0; i < taken; i++)
        {
            var j = random.Next(i, pool.Length);
            (pool[i], pool[j]) = (pool[j], pool[i]);
        }

        return pool[..taken];
    }

    /// <summary>A normally distributed number (Box-Muller); takes exactly two numbers from the stream.</summary>
    public static double Normal(this Random random, double mean, double standardDeviation)
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - random.NextDouble()));
        return mean + (standardDeviation * radius * Math.Cos(2.0 * Math.PI * random.NextDouble()));
    }
}
