namespace ChatOps.Host.Rest;

/// <summary>Marks an endpoint that takes an <c>Idempotency-Key</c>, for its description.</summary>
internal sealed class IdempotentWrite
{
    public static readonly IdempotentWrite Instance = new();

    private IdempotentWrite()
    {
    }
}
