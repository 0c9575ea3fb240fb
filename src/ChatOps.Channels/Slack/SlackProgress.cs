using ChatOps.Agent.Conversations;

namespace ChatOps.Channels.Slack;

/// <summary>What was last said about how far a turn is.</summary>
/// <param name="showsAnswers">Whether the answer may be seen as it is written; not where others read along, because it may turn out to be for one alone.</param>
internal sealed class SlackProgress(bool showsAnswers) : IProgress<TurnProgress>
{
    private string? _latest;

    /// <summary>The text; null while there is none.</summary>
    public string? Latest => Volatile.Read(ref _latest);

    public void Report(TurnProgress value)
    {
        if (!value.IsAnswer)
            Volatile.Write(ref _latest, value.Share is { } share ? FormattableString.Invariant($"{value.Text} ({100 * share:0} %)") : value.Text);
        else if (showsAnswers)
            Volatile.Write(ref _latest, value.Text);
    }
}
