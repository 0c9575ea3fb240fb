namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Moves dates off weekends without changing their order.</summary>
internal static class WorkingDays
{
    /// <summary>The day itself, or the Friday before a weekend.</summary>
    public static DateOnly OnOrBefore(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    /// <summary>The day itself, or the Monday after a weekend.</summary>
    public static DateOnly OnOrAfter(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>The Monday of the week that the day lies in.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
