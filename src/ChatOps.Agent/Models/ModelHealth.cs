namespace ChatOps.Agent.Models;

/// <summary>How the language model did when it was last asked. It is never asked for this alone: that would cost money.</summary>
internal sealed class ModelHealth
{
    private volatile Last _last = new(null, IsAsked: false);

    /// <summary>Whether it was asked since the host began.</summary>
    public bool IsAsked => _last.IsAsked;

    /// <summary>Why it did not answer; null where it did.</summary>
    public FallbackReason? Failure => _last.Failure;

    /// <summary>It answered.</summary>
    public void Answered() => _last = new Last(null, IsAsked: true);

    /// <summary>It did not.</summary>
    public void Failed(FallbackReason reason) => _last = new Last(reason, IsAsked: true);

    private sealed record Last(FallbackReason? Failure, bool IsAsked);
}
