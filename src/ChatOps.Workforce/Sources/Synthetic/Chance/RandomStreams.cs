namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Independent, reproducible streams of random numbers, one per <see cref="Concern"/>.</summary>
internal sealed class RandomStreams(int seed)
{
    /// <summary>A new stream, at its beginning. <see cref="Random"/> with a seed gives the same numbers on every platform.</summary>
    public Random For(Concern concern) => new(SeedFor(concern));

    /// <summary>Seed of a concern's stream.</summary>
    public int SeedFor(Concern concern)
    {
        // SplitMix64's finaliser: neighbouring seeds and concerns end up far apart.
        var z = ((ulong)(uint)seed << 32) + (0x9E3779B97F4A7C15UL * (ulong)concern);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }
}
