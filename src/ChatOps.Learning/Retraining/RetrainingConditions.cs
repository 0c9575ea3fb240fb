using System.Globalization;

namespace ChatOps.Learning.Retraining;

/// <summary>Whether it is time to train again (design document §4.3, §9.4).</summary>
/// <param name="IsDue">Whether it is.</param>
/// <param name="Sentence">Why, or why not.</param>
public sealed record RetrainingConditions(bool IsDue, string Sentence)
{
    /// <summary>Looks at the conditions: enough outcomes, and either a model that is old or enough new ones.</summary>
    /// <param name="outcomes">Outcomes that there are.</param>
    /// <param name="learned">Outcomes that what serves has learned from; null where nothing serves.</param>
    /// <param name="trainedAt">When it was trained.</param>
    /// <param name="now">Now.</param>
    /// <param name="options">The limits.</param>
    public static RetrainingConditions Of(int outcomes, int? learned, DateTimeOffset? trainedAt, DateTimeOffset now, RetrainingOptions options)
    {
        static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        if (outcomes < options.MinRecords)
            return new(false, Say($"There are {outcomes:N0} outcomes and it takes {options.MinRecords:N0}."));
        if (learned is null || trainedAt is null)
            return new(true, "Nothing was trained yet.");
        var fresh = outcomes - learned.Value;
        if (fresh >= options.MinNew)
            return new(true, Say($"{fresh:N0} outcomes are new, {options.MinNew:N0} are enough."));
        var days = (now - trainedAt.Value).TotalDays;
        return days >= options.EveryDays && fresh > 0
            ? new(true, Say($"The model is {days:0} days old, and {fresh:N0} outcomes are new."))
            : new(false, Say($"The model is {days:0} days old and {fresh:N0} outcomes are new; {options.EveryDays} days or {options.MinNew:N0} outcomes would be enough."));
    }
}
