namespace ChatOps.Learning.Ranking.Factors;

/// <summary>A way to fit a <see cref="FactorModel"/>.</summary>
public interface IFactorTrainer
{
    /// <summary>Name in reports.</summary>
    string Name { get; }

    /// <summary>Fits a model. The same set and options give the same model.</summary>
    FactorModel Train(RatingSet set, FactorOptions options, CancellationToken cancellationToken);
}
