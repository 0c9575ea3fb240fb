namespace ChatOps.Workforce.Store.Requests;

/// <summary>A request of a program that came with a key of its own, so that it is done once however often it comes.</summary>
public sealed record KeptRequest
{
    /// <summary>Digest of caller and key.</summary>
    public required string Key { get; init; }

    /// <summary>Digest of what was asked.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When it began.</summary>
    public required DateTime At { get; init; }

    /// <summary>What was answered; null while it is being done.</summary>
    public byte[]? Answer { get; init; }
}
