using ChatOps.Agent.Replies;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Agent.Functions;

/// <summary>
/// An outcome of what was said of it. What was not said is derived: hours from the estimate; the rating from quality (1 + 4 × quality), else from
/// hours against the estimate by the steps of the design document §7.2, else its middle; quality from the rating ((rating - 1) / 4). Timeliness comes from deadline
/// and day: 1 on time, else less the days late as a share of the days that were planned.
/// </summary>
/// <param name="Result">What is stored.</param>
/// <param name="Facts">The same in words, with how it was derived.</param>
/// <param name="WasDerived">Whether hours, rating or quality were not given.</param>
internal sealed record DerivedOutcome(WorkResult Result, IReadOnlyList<Fact> Facts, bool WasDerived)
{
    /// <summary>Rating where nothing says how it went, as the document's missing ones.</summary>
    private const int MiddleRating = 3;

    private const int RatingSteps = 4;

    /// <summary>§7.2: the most that hours may be of the estimate for a rating.</summary>
    private static readonly (double Times, int Rating)[] Steps = [(1.1, 5), (1.3, 4), (1.5, 3), (2.0, 2)];

    public static DerivedOutcome Of(
        WorkItem work, DateOnly assigned, DateOnly today, double? hours, int? rating, double? quality, string? feedback)
    {
        var (storedRating, ratingWhy) = Rating(work, hours, rating, quality);
        var storedQuality = quality ?? ((storedRating - 1) / (double)RatingSteps);
        var (timeliness, timelinessWhy) = Timeliness(work, assigned, today);
        var result = new WorkResult(today, hours ?? work.EstimatedHours, storedRating, storedQuality, timeliness, feedback);
        List<Fact> facts =
        [
            new("Hours", Wording.Text($"{result.ActualHours:0.##} h{(hours is null ? ", the estimate, since none were given" : $" (estimated {work.EstimatedHours:0.#} h)")}")),
            new("Rating", $"{storedRating} of 5{ratingWhy}"),
            new("Quality", Wording.Percent(storedQuality) + (quality is null ? Wording.Text($", from the rating: ({storedRating} - 1) / {RatingSteps}") : "")),
            new("Timeliness", Wording.Percent(timeliness) + timelinessWhy),
            new("Completed", Wording.Text($"{today:d MMM yyyy}")),
        ];
        if (feedback is not null)
            facts.Add(new Fact("Feedback", feedback));
        return new DerivedOutcome(result, facts, hours is null || rating is null || quality is null);
    }

    private static (int Rating, string Why) Rating(WorkItem work, double? hours, int? rating, double? quality)
    {
        if (rating is { } given)
            return (given, "");
        if (quality is { } q)
            return ((int)Math.Round(1 + (RatingSteps * q), MidpointRounding.AwayFromZero), Wording.Text($", from the quality: 1 + {RatingSteps} × {q:0.##}"));
        if (hours is not { } taken)
            return (MiddleRating, ", the middle, since neither rating, quality nor hours were given");
        var times = taken / work.EstimatedHours;
        foreach (var (most, step) in Steps)
        {
            if (taken <= work.EstimatedHours * most)
                return (step, Wording.Text($", from the hours: {times:0.00} times the estimate is at most {most:0.0}"));
        }

        return (1, Wording.Text($", from the hours: {times:0.00} times the estimate is above {Steps[^1].Times:0.0}"));
    }

    private static (double Timeliness, string Why) Timeliness(WorkItem work, DateOnly assigned, DateOnly today)
    {
        if (work.Deadline is not { } deadline)
            return (1, ", since there is no deadline");
        var late = today.DayNumber - deadline.DayNumber;
        if (late <= 0)
            return (1, $", on time (due {Wording.Day(deadline, today)})");
        var planned = Math.Max(1, deadline.DayNumber - assigned.DayNumber);
        return (Math.Max(0, 1 - (late / (double)planned)), $", {Wording.Count(late, "day")} late of {planned} planned (due {Wording.Day(deadline, today)})");
    }
}
