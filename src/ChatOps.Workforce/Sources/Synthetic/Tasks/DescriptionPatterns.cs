namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Sentences of descriptions. <c>{department}</c>, <c>{place}</c> and <c>{area}</c> (a part of the project) say whom it concerns;
/// <c>{skills}</c> lists the mandatory skills, <c>{helpful}</c> the others.
/// </summary>
internal static class DescriptionPatterns
{
    private static readonly Dictionary<string, string[]> Goals = new(StringComparer.Ordinal)
    {
        [TaskType.FeatureDevelopment] =
        [
            "Customers have asked for this since spring.",
            "The {area} side uses it first, the rest follows.",
            "Done when it is live for all customers and measured.",
            "Keep the old behaviour behind a switch until the numbers are in.",
        ],
        [TaskType.BugFix] =
        [
            "Support sees several {area} cases a week.",
            "Write a test that fails first, then fix the cause.",
            "Started after the last release; the log has examples.",
            "A workaround exists, but nobody likes it.",
        ],
        [TaskType.Research] =
        [
            "Two pages with figures and a recommendation are enough.",
            "Ends with a decision, not with more questions.",
            "Compare cost, risk and the time that a change takes.",
            "Talk to the people who run {place} today.",
        ],
        [TaskType.Documentation] =
        [
            "Written for people who see {place} for the first time.",
            "Half of it is in people's heads: ask them.",
            "Done when somebody new can follow it alone.",
            "Replaces three outdated pages.",
        ],
        [TaskType.Testing] =
        [
            "Report what was found, by severity.",
            "Runs on every build and takes no more than ten minutes.",
            "Begin with the {area} side, it breaks most often.",
            "Agree on pass and fail before starting.",
        ],
        [TaskType.Deployment] =
        [
            "Outside business hours, with a way back tested beforehand.",
            "Announce it a week ahead to everybody who uses {place}.",
            "Watch the error rate for two days afterwards.",
            "Begin with one region, then the rest.",
        ],
        [TaskType.CodeReview] =
        [
            "Findings go into the tracker, the small ones are fixed at once.",
            "The author is there to answer questions.",
            "Look at correctness first, at style last.",
            "A second pair of eyes before {place} grows further.",
        ],
        [TaskType.Mentoring] =
        [
            "Two hours a week; the learner does the typing.",
            "At the end the learner explains it back.",
            "Start from a real change on the {area} side.",
            "Notes are kept for the next one.",
        ],
    };

    /// <summary>Who wants it.</summary>
    public static IReadOnlyList<string> Origins { get; } =
    [
        "On the {area} list since the summer.",
        "Part of this quarter's plan for {place}.",
        "Asked for by the people behind {place}.",
        "Follows from the last review of {place}.",
    ];

    /// <summary>What one must know.</summary>
    public static IReadOnlyList<string> Needs { get; } =
    [
        "Work for {department}: needs {skills}.",
        "{department} needs {skills} for this.",
        "Takes {skills}, as usual in {department}.",
    ];

    /// <summary>What helps; left out where nothing does.</summary>
    public const string Helpful = "{helpful} would help.";

    /// <summary>The sentences about the goal of a type.</summary>
    public static IReadOnlyList<string> GoalsFor(string taskType) => Goals[taskType];
}
