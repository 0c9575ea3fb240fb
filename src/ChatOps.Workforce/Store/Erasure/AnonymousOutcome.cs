namespace ChatOps.Workforce.Store.Erasure;

/// <summary>What is left of an outcome after the person who had the task was erased: how such work went, not whose or which it was.</summary>
public sealed record AnonymousOutcome
{
    /// <summary>Running number, given by the store.</summary>
    public long Id { get; init; }

    /// <summary>First day of the month of the assignment.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Difficulty of the task.</summary>
    public required Difficulty Difficulty { get; init; }

    /// <summary>Hours that were estimated for the task.</summary>
    public required double EstimatedHours { get; init; }

    /// <summary>Hours it took.</summary>
    public required double ActualHours { get; init; }

    /// <summary>Rating, 1 to 5.</summary>
    public required int Rating { get; init; }

    /// <summary>Quality, 0 to 1.</summary>
    public required double Quality { get; init; }

    /// <summary>Timeliness, 0 to 1.</summary>
    public required double Timeliness { get; init; }
}
