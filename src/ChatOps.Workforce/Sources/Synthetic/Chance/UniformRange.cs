namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Equally likely numbers from <paramref name="Low"/> up to but not including <paramref name="High"/>.</summary>
internal readonly record struct UniformRange(double Low, double High)
{
    /// <summary>Draws one number; takes exactly one number from the stream.</summary>
    public double Draw(Random random) => Low + ((High - Low) * random.NextDouble());

    /// <summary>Draws one whole number, <see cref="Low"/> included, <see cref="High"/> not.</summary>
    public int DrawWhole(Random random) => random.Next((int)Low, (int)High);
}
