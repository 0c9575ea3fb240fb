namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// What is done to something, by task type. <c>{thing}</c> is a plural such as "PostgreSQL checkout queries", <c>{new}</c> the same
/// without the area ("PostgreSQL queries"), <c>{place}</c> the project ("the mobile app").
/// </summary>
internal static class TitlePatterns
{
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        [TaskType.FeatureDevelopment] =
        [
            "Add {new} to {place}",
            "Build new {new} for {place}",
            "Extend the {thing}",
            "Speed up the {thing}",
            "Make the {thing} configurable",
            "Replace the old {thing}",
            "Split up the {thing}",
            "Bring the {thing} to a second country",
            "Simplify the {thing}",
            "Redesign the {thing}",
        ],
        [TaskType.BugFix] =
        [
            "Fix the broken {thing}",
            "Fix {thing} that fail at random",
            "Fix {thing} that time out under load",
            "Fix regressions in the {thing}",
            "Fix the {thing} after the last release",
            "Fix the {thing} for customers abroad",
            "Find out why the {thing} fail on Mondays",
            "Remove the workarounds from the {thing}",
            "Fix two old bugs in the {thing}",
            "Repair the {thing} that broke with the time change",
        ],
        [TaskType.Research] =
        [
            "Compare options for the {thing}",
            "Measure what the {thing} cost us",
            "Find the slowest {thing}",
            "Explore how to reuse the {thing}",
            "Try out a new version for the {thing}",
            "Study how others build {new} for {place}",
            "Prototype smaller {thing}",
            "Check whether the {thing} can be retired",
            "Estimate the move of the {thing}",
        ],
        [TaskType.Documentation] =
        [
            "Document the {thing}",
            "Write a guide to the {thing}",
            "Write down who owns the {thing}",
            "Bring the notes on the {thing} up to date",
            "Draw a map of the {thing}",
            "Explain the {thing} to new colleagues",
            "Write a runbook for the {thing}",
            "Describe the known limits of the {thing}",
            "Collect examples for the {thing}",
        ],
        [TaskType.Testing] =
        [
            "Test the {thing} under load",
            "Cover the {thing} with tests",
            "Test the {thing} before the release",
            "Automate the checks of the {thing}",
            "Make the checks of the {thing} repeatable",
            "Test how the {thing} recover from failures",
            "Find gaps in the checks of the {thing}",
            "Test the {thing} with real data sizes",
            "Cut the time that checking the {thing} takes",
        ],
        [TaskType.Deployment] =
        [
            "Roll out the new {thing}",
            "Bring the {thing} to production",
            "Release the {thing} in two steps",
            "Prepare a way back for the {thing}",
            "Upgrade the {thing} without downtime",
            "Automate the release of the {thing}",
            "Retire the last old {thing}",
            "Switch {place} over to the new {new}",
            "Set up alerts for the {thing}",
        ],
        [TaskType.CodeReview] =
        [
            "Review the {thing}",
            "Review the {thing} for security",
            "Review recent changes to the {thing}",
            "Review the error handling of the {thing}",
            "Review the naming across the {thing}",
            "Review the {thing} before the audit",
            "Review what a contractor did to the {thing}",
            "Look for dead code in the {thing}",
            "Check the {thing} against our guidelines",
        ],
        [TaskType.Mentoring] =
        [
            "Walk two juniors through the {thing}",
            "Pair with an intern on the {thing}",
            "Hand over the {thing} to a colleague",
            "Run a workshop on the {thing}",
            "Answer a newcomer's questions about the {thing}",
            "Teach the support team the {thing}",
            "Coach a junior who takes over the {thing}",
            "Show the {thing} to the other teams",
            "Guide a first change to the {thing}",
        ],
    };

    /// <summary>The patterns of a type.</summary>
    public static IReadOnlyList<string> For(string taskType) => ByType[taskType];
}
