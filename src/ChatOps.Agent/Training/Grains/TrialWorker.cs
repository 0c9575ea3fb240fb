using ChatOps.Learning.Performance;
using Orleans.Concurrency;

namespace ChatOps.Agent.Training.Grains;

/// <summary>Measures a trial and keeps nothing.</summary>
[StatelessWorker]
internal sealed class TrialWorker(TrialCache cache, ILocalSiloDetails host) : Grain, ITrialWorker
{
    public async Task<TrialAnswer> MeasureAsync(string fingerprint, string learner, int newest)
    {
        var here = host.SiloAddress.ToString();
        if (cache.Find(fingerprint) is not { } data)
            return new TrialAnswer(here, IsMeasured: false, [], []);
        var scores = await BackgroundScheduler.Trials.RunAsync(() => data.Measure(TrialData.ReadLearner(learner), newest, CancellationToken.None));
        return new TrialAnswer(here, IsMeasured: true, scores.Scores, scores.Ahead);
    }
}
