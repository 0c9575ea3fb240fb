using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Planning;

/// <summary>What a turn leads to. The family is closed.</summary>
public abstract record Plan
{
    private Plan()
    {
    }

    /// <summary>A function is to be called.</summary>
    public sealed record Do(PlannedCall Call) : Plan;

    /// <summary>The waiting call is answered.</summary>
    public sealed record Answer(bool Yes) : Plan;

    /// <summary>The function is clear, but something is missing or fits several: asks, offering choices.</summary>
    /// <param name="Function">The function that was meant; rights are checked before anything is offered.</param>
    /// <param name="Question">The question.</param>
    /// <param name="Choices">What to press.</param>
    public sealed record Ask(string Function, string Question, IReadOnlyList<ReplyButton> Choices) : Plan;

    /// <summary>Not to be done.</summary>
    public sealed record Refuse(string Reason) : Plan;

    /// <summary>Not understood.</summary>
    public sealed record Unknown : Plan;
}
