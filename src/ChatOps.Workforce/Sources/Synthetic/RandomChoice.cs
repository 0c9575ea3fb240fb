namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Draws from tables.</summary>
internal static class RandomChoice
{
    /// <summary>An independent stream for one concern, so that drawing more for one does not shift the others.</summary>
    public static Random Stream(int seed, int concern) => new(unchecked((seed * 1_000_003) + concern));

    /// <summary>One of the items, each as likely as its weight.</summary>
    public static T Weighted<T>(this Random random, IReadOnlyList<T> items, Func<T, double> weight)
    {
        var at = random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            at -= weight(item);
            if (at < 0)
                return item;
        }

        return items.Last(i => weight(i) > 0);
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Some of the items, each at most once, in random order.</summary>
    public static List<T> Some<T>(this Random random, IReadOnlyList<T> items, int count)
    {
        var rest = items.ToArray();
        count = Math.Min(count, rest.Length);
        for (var i = 0; i < count; i++)
        {
            var other = random.Next(i, rest.Length);
            (rest[i], rest[other]) = (rest[other], rest[i]);
        }

        return [.. rest.Take(count)];
    }

    public static double Between(this Random random, double from, double to) => from + (random.NextDouble() * (to - from));
}
