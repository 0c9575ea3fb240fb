using System.Collections.Concurrent;
using ChatOps.Learning.Performance;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChatOps.Agent.Training.Grains;

/// <summary>
/// Trials all over the cluster: a second host halves their time. A host that is lost costs its trials alone; they are measured again elsewhere, and here if nobody else will.
/// </summary>
internal sealed partial class GrainTrials(IGrainFactory grains, ILogger<GrainTrials> logger) : ITuningTrials
{
    private const int Attempts = 4;
    private const string Here = "this one, because others were lost,";

    public IReadOnlyList<TrialScores> Run(TrialData data, IReadOnlyList<ISuccessLearner> learners, int newest, CancellationToken cancellationToken) =>
        // A training is one long computation on a thread of its own; this is the only place where it waits for others. They must not wait for that thread in turn.
        Task.Run(() => RunAsync(data, learners, newest, cancellationToken), cancellationToken).GetAwaiter().GetResult();

    private async Task<IReadOnlyList<TrialScores>> RunAsync(TrialData data, IReadOnlyList<ISuccessLearner> learners, int newest, CancellationToken cancellationToken)
    {
        var (run, given) = (Guid.NewGuid().ToString("N"), new ConcurrentDictionary<string, Lazy<Task>>());
        var measured = await Task.WhenAll(learners.Select((learner, n) => MeasureAsync(data, learner, newest, $"{run}/{n}", given, cancellationToken))).WaitAsync(cancellationToken);
        foreach (var (host, count) in measured.CountBy(m => m.Host))
            LogMeasured(host, count, learners.Count);
        return [.. measured.Select(m => m.Scores)];
    }

    /// <param name="data">What it is measured on.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="newest">Blocks.</param>
    /// <param name="name">Name of the trial.</param>
    /// <param name="given">The hosts that the data was given to in this run, once each.</param>
    /// <param name="cancellationToken">Stops.</param>
    private async Task<(string Host, TrialScores Scores)> MeasureAsync(
        TrialData data, ISuccessLearner learner, int newest, string name, ConcurrentDictionary<string, Lazy<Task>> given, CancellationToken cancellationToken)
    {
        var text = TrialData.Write(learner);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Another name is another place.
            var trial = grains.GetGrain<ITrialGrain>($"{name}/{attempt}");
            try
            {
                var answer = await trial.MeasureAsync(data.Fingerprint, text, newest);
                if (!answer.IsMeasured)
                {
                    await given.GetOrAdd(answer.Host, _ => new Lazy<Task>(() => trial.GiveAsync(data.Fingerprint, new Immutable<byte[]>(data.Content)))).Value;
                    answer = await trial.MeasureAsync(data.Fingerprint, text, newest);
                }

                if (answer.IsMeasured)
                    return (answer.Host, new TrialScores(answer.Scores, answer.Ahead));
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                LogLost(e, attempt);
            }
        }

        return (Here, await BackgroundScheduler.Trials.RunAsync(() => data.Measure(learner, newest, cancellationToken)));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Host {Host} measured {Count} of {All} trials")]
    private partial void LogMeasured(string host, int count, int all);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A trial was lost with its host (attempt {Attempt}); it is measured again")]
    private partial void LogLost(Exception exception, int attempt);
}
