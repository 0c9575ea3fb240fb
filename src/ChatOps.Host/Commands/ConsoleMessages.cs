using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Host.Commands;

/// <summary>What is said unasked on the command line: shown as progress, and the last of it printed when all is over.</summary>
internal sealed class ConsoleMessages(IProgress<TurnProgress>? progress) : IProactiveMessages
{
    /// <summary>What was said last; null while nothing was.</summary>
    public Reply? Last { get; private set; }

    public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        Last = reply;
        progress?.Report(new TurnProgress(reply.Text));
        return Task.FromResult(true);
    }
}
