namespace ChatOps.Learning.Performance;

/// <summary>Trials on the cores of this process that the training may use.</summary>
public sealed class LocalTrials : ITuningTrials
{
    public static LocalTrials Instance { get; } = new();

    public IReadOnlyList<TrialScores> Run(TrialData data, IReadOnlyList<ISuccessLearner> learners, int newest, CancellationToken cancellationToken)
    {
        var measured = new TrialScores[learners.Count];
        Parallel.For(0, learners.Count, TrainingCores.Loops(cancellationToken), n =>
            measured[n] = data.Measure(learners[n], newest, cancellationToken));
        return measured;
    }
}
