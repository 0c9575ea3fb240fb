using Orleans.Concurrency;
using Orleans.Placement;

namespace ChatOps.Agent.Training.Grains;

/// <summary>Spreads trials: it is placed anywhere in the cluster, and works where it is. A stateless worker alone would stay with whoever asks.</summary>
[RandomPlacement]
internal sealed class TrialGrain(TrialCache cache, ILocalSiloDetails host) : Grain, ITrialGrain
{
    public Task<TrialAnswer> MeasureAsync(string fingerprint, string learner, int newest) => cache.Find(fingerprint) is null
        ? Task.FromResult(new TrialAnswer(host.SiloAddress.ToString(), IsMeasured: false, [], []))
        : GrainFactory.GetGrain<ITrialWorker>(0).MeasureAsync(fingerprint, learner, newest);

    public Task GiveAsync(string fingerprint, Immutable<byte[]> content) => BackgroundScheduler.Trials.RunAsync(() =>
    {
        cache.Keep(fingerprint, content.Value);
        return Task.CompletedTask;
    });
}
