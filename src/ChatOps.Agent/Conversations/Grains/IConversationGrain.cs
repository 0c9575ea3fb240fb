namespace ChatOps.Agent.Conversations.Grains;

/// <summary>One conversation in the cluster. Not reentrant: its turns are taken one at a time, in order.</summary>
[Alias("chatops.conversation")]
internal interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Takes a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="observer">Who wants to know how far it is; null where nobody does.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <returns>The reply as JSON.</returns>
    [Alias("take-turn")]
    [ResponseTimeout("00:10:00")] // a batch of CVs read by a model takes minutes
    Task<string> TakeTurnAsync(TurnMessage turn, ITurnObserver? observer, CancellationToken cancellationToken);

    /// <summary>Keeps what was said unasked.</summary>
    /// <param name="topic">What it is about.</param>
    /// <param name="reply">What was said, as JSON.</param>
    /// <param name="cancellationToken">Stops.</param>
    [Alias("note")]
    Task NoteAsync(string topic, string reply, CancellationToken cancellationToken);
}
