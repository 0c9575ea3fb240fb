using System.Globalization;

namespace ChatOps.Learning.Retraining;

/// <summary>Whether it is time to train again (design document §4.3, §9.4).</summary>
/// <param name="IsDue">Whether it is.</param>
/// <param name="Sentence">Why, or why not.</param>
public sealed record RetrainingConditions(bool IsDue, string Sentence)
{
    /// <summary>Clocks of hosts may differ by so much.</summary>
    private const double ClockSkewDays = 1;

    /// <summary>Looks at the conditions: enough outcomes, and either a model that is old or enough new ones.</summary>
    /// <param name="outcomes">Outcomes that there are.</param>
    /// <param name="learned">Outcomes that what serves has learned from; null where nothing serves.</param>
    /// <param name="newRows">Finished tasks that came in since then (§9.2); they count where the number of outcomes hides them, since old ones can go.</param>
    /// <param name="trainedAt">When it was trained.</param>
    /// <param name="now">Now.</param>
    /// <param name="options">The limits.</param>
    public static RetrainingConditions Of(int outcomes, int? learned, int newRows, DateTimeOffset? trainedAt, DateTimeOffset now, RetrainingOptions options)
    {
        static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        if (outcomes < options.MinRecords)
            return new(false, Say($"There are {outcomes:N0} outcomes and it takes {options.MinRecords:N0}."));
        if (learned is null || trainedAt is null)
            return new(true, "Nothing was trained yet.");
        var fresh = Math.Max(outcomes - learned.Value, newRows);
        if (fresh >= options.MinNew)
            return new(true, Say($"{fresh:N0} outcomes are new, {options.MinNew:N0} are enough."));
        var days = (now - trainedAt.Value).TotalDays;
        if (days < -ClockSkewDays)
        {
            // Its age says nothing, and rows since then can't be counted: whatever is new is reason enough.
            return new(fresh > 0, Say($"The model says it was trained on {trainedAt.Value:d MMM yyyy}, which is still to come: a clock was wrong. {fresh:N0} outcomes are new."));
        }

        return days >= options.EveryDays && fresh > 0
            ? new(true, Say($"The model is {days:0} days old, and {fresh:N0} outcomes are new."))
            : new(false, Say($"The model is {days:0} days old and {fresh:N0} outcomes are new; {options.EveryDays} days or {options.MinNew:N0} outcomes would be enough."));
    }
}
