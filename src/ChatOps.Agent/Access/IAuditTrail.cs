namespace ChatOps.Agent.Access;

/// <summary>The append-only list of what was done and by whom. Nothing in it is ever changed.</summary>
internal interface IAuditTrail
{
    /// <summary>Adds a line at once, before the turn is over: for calls that have an effect.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
