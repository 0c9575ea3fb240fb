using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Functions;

/// <summary>One function of the contract. Called only after the speaker's right was checked and, where needed, a yes was given.</summary>
internal interface IChatFunction
{
    /// <summary>Full name, e.g. <c>ranking.rank_candidates</c>.</summary>
    string Name { get; }

    /// <summary>
    /// For functions that ask first: what they are about to do, without doing it; a reply with another outcome than
    /// <see cref="ReplyOutcome.Confirm"/> says why it can't be done.
    /// </summary>
    Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{Name} does not ask first.");

    /// <summary>Does it.</summary>
    Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken);
}
