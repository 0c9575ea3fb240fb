namespace ChatOps.Learning.Performance;

/// <summary>Where the trials of a tuning are measured: in this process, or wherever a cluster has room.</summary>
public interface ITuningTrials
{
    /// <summary>Measures learners.</summary>
    /// <param name="data">What they are measured on.</param>
    /// <param name="learners">The learners.</param>
    /// <param name="newest">How many blocks, newest first, they are measured on.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What each foretold, in their order; the same wherever it was measured.</returns>
    IReadOnlyList<TrialScores> Run(TrialData data, IReadOnlyList<ISuccessLearner> learners, int newest, CancellationToken cancellationToken);
}
