using Orleans.Concurrency;

namespace ChatOps.Agent.Training.Grains;

/// <summary>One trial of a tuning, on whichever host it happens to be.</summary>
[Alias("ChatOps.ITrialGrain")]
public interface ITrialGrain : IGrainWithStringKey
{
    /// <summary>Measures a learner.</summary>
    /// <param name="fingerprint">What it is measured on.</param>
    /// <param name="learner">The learner, as text.</param>
    /// <param name="newest">How many blocks, newest first, it is measured on.</param>
    [Alias("MeasureAsync")]
    [ResponseTimeout("01:00:00")]
    Task<TrialAnswer> MeasureAsync(string fingerprint, string learner, int newest);

    /// <summary>Gives its host what trials are measured on.</summary>
    [Alias("GiveAsync")]
    Task GiveAsync(string fingerprint, Immutable<byte[]> content);
}
