namespace ChatOps.Workforce.Store.Retention;

/// <summary>That what is past its time was removed on a day: whichever host writes the row first does it.</summary>
public sealed record RetentionRun
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime At { get; init; }
}
