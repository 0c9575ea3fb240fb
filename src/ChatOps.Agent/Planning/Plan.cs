namespace ChatOps.Agent.Planning;

/// <summary>What a turn leads to, before rights and arguments are checked. The family is closed.</summary>
internal abstract record Plan
{
    private Plan()
    {
    }

    /// <summary>Functions are to be called, in order; at least one.</summary>
    public sealed record Do(IReadOnlyList<PlannedCall> Calls) : Plan
    {
        public Do(PlannedCall call)
            : this([call])
        {
        }
    }

    /// <summary>The waiting call is answered.</summary>
    public sealed record Answer(bool Yes) : Plan;

    /// <summary>Not to be done.</summary>
    public sealed record Refuse(string Reason) : Plan;

    /// <summary>Nothing to do: a greeting, thanks, something that is not our business.</summary>
    public sealed record Chat : Plan;

    /// <summary>Not understood.</summary>
    public sealed record Unknown : Plan;
}
