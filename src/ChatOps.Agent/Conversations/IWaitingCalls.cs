namespace ChatOps.Agent.Conversations;

/// <summary>The durable records of calls that wait for a yes.</summary>
internal interface IWaitingCalls
{
    /// <summary>Answers a record, once.</summary>
    /// <returns>False if there is none, or it was answered or replaced already.</returns>
    Task<bool> TryAnswerAsync(string id, bool yes, CancellationToken cancellationToken);
}
