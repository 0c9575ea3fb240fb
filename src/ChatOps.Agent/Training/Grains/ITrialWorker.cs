namespace ChatOps.Agent.Training.Grains;

/// <summary>Measures trials on the host that asks, as many side by side as it has cores.</summary>
[Alias("ChatOps.ITrialWorker")]
public interface ITrialWorker : IGrainWithIntegerKey
{
    /// <inheritdoc cref="ITrialGrain.MeasureAsync"/>
    [Alias("MeasureAsync")]
    [ResponseTimeout("01:00:00")]
    Task<TrialAnswer> MeasureAsync(string fingerprint, string learner, int newest);
}
