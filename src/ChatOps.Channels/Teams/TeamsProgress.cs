using ChatOps.Agent.Conversations;

namespace ChatOps.Channels.Teams;

/// <summary>What was last said about how far a turn is.</summary>
/// <param name="showsAnswers">Whether the answer may be seen as it is written; not where others read along, because it may turn out to be for one alone.</param>
internal sealed class TeamsProgress(bool showsAnswers) : IProgress<TurnProgress>
{
    private TurnProgress? _latest;

    /// <summary>What was said; null while nothing was.</summary>
    public TurnProgress? Latest => Volatile.Read(ref _latest);

    public void Report(TurnProgress value)
    {
        if (showsAnswers || !value.IsAnswer)
            Volatile.Write(ref _latest, value);
    }

    /// <summary>What is shown of it in a message.</summary>
    public static string Words(TurnProgress progress) =>
        progress.Share is { } share ? FormattableString.Invariant($"{progress.Text} ({100 * share:0} %)") : progress.Text;
}
