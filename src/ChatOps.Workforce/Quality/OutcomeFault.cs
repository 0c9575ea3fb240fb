namespace ChatOps.Workforce.Quality;

/// <summary>Why an outcome can't be true.</summary>
internal enum OutcomeFault
{
    /// <summary>It ended on a day to come.</summary>
    IsToCome,

    /// <summary>It ended before it was assigned.</summary>
    EndedTooSoon,

    /// <summary>It took no time.</summary>
    TookNoTime,

    /// <summary>It took more than <see cref="OutcomeRule.LongestOverrun"/> times its estimate.</summary>
    TookTooLong,
}
