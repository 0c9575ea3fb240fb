using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Kept answers that are told what they say now.</summary>
internal sealed class FakePresentReplies : IPresentReplies
{
    /// <summary>What an answer says now.</summary>
    public Func<string, string, Task<Reply?>> Find { get; set; } = (_, _) => Task.FromResult<Reply?>(null);

    public Task<Reply?> FindAsync(string conversationId, string eventId, CancellationToken cancellationToken) => Find(conversationId, eventId).WaitAsync(cancellationToken);
}
