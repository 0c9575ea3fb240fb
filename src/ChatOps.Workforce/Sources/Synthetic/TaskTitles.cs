namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Titles that read like work, grounded in the first skill that a task requires.</summary>
internal sealed class TaskTitles(Random random)
{
    private const int Attempts = 40;

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the projects.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["Billing", "Mobile app", "Data platform", "Web shop", "Internal tools", "Operations"];

    /// <summary>Who wants it; closes the description.</summary>
    private static readonly string[] Askers = ["support", "sales", "finance", "the product owner", "a large customer", "operations"];

    /// <summary>Patterns by type of task (design document §8.2): {0} is the skill, {1} what it is about.</summary>
    private static readonly (string Type, string[] Patterns)[] Types =
    [
        ("FEATURE_DEVELOPMENT",
        [
            "Add {1} in {0}", "Build {1} with {0}", "Let customers use {1} ({0})", "Extend {1} with {0}", "Offer {1} to partners via {0}",
            "Rebuild {1} on {0}", "Introduce {0} for {1}", "Connect {1} to {0}",
        ]),
        ("BUG_FIX",
        [
            "Fix the {0} error in {1}", "Stop {1} from failing in {0}", "Repair {1} after the {0} update", "Find why {1} loses data in {0}",
            "Fix slow {1} in {0}", "Correct wrong totals in {1} ({0})", "Fix the crash of {1} in {0}", "Mend the {0} timeout of {1}",
        ]),
        ("RESEARCH",
        [
            "Find out whether {0} suits {1}", "Compare {0} with what {1} uses now", "Prototype {1} in {0}", "Measure {1} under load with {0}",
            "Propose a {0} design for {1}", "Study what {1} costs with {0}", "Look for {0} limits in {1}", "Estimate moving {1} to {0}",
        ]),
        ("DOCUMENTATION",
        [
            "Document {1} for {0} developers", "Write the {0} guide of {1}", "Explain the {0} set-up of {1}", "Describe the {0} interfaces of {1}",
            "Record the {0} decisions behind {1}", "Update the {0} handbook of {1}", "Write the {0} runbook of {1}", "Draw the {0} parts of {1}",
        ]),
        ("TESTING",
        [
            "Test {1} with {0}", "Automate the {0} tests of {1}", "Cover the edge cases of {1} in {0}", "Write {0} load tests for {1}",
            "Make the {0} tests of {1} reliable", "Check {1} against its rules in {0}", "Add {0} regression tests for {1}", "Test the recovery of {1} with {0}",
        ]),
        ("DEPLOYMENT",
        [
            "Roll out {1} with {0}", "Move {1} to the new {0} set-up", "Release {1} without downtime ({0})", "Automate the {0} deployment of {1}",
            "Prepare the {0} rollback of {1}", "Upgrade {0} under {1}", "Split the {0} release of {1}", "Watch {1} after the {0} release",
        ]),
        ("CODE_REVIEW",
        [
            "Review the {0} code of {1}", "Simplify the {0} part of {1}", "Review the security of {1} in {0}", "Clean up old {0} code in {1}",
            "Review the {0} queries of {1}", "Check the {0} error handling of {1}", "Review the {0} dependencies of {1}", "Read {1} for {0} leaks",
        ]),
        ("MENTORING",
        [
            "Teach {0} on {1}", "Pair on {1} in {0}", "Introduce new colleagues to {0} in {1}", "Hold a {0} workshop on {1}",
            "Coach the {0} work on {1}", "Show how {1} uses {0}", "Answer {0} questions about {1}", "Prepare {0} exercises on {1}",
        ]),
    ];

    /// <summary>What tasks are about, by project, in the order of <see cref="Projects"/>.</summary>
    private static readonly string[][] Things =
    [
        ["the invoice export", "the dunning letters", "the tax report", "the payment matching", "the credit notes", "the price calculation", "the yearly closing", "the direct debit"],
        ["the login screen", "the push notifications", "the offline mode", "the barcode scanner", "the order history", "the photo upload", "the app settings", "the delivery map"],
        ["the event stream", "the customer graph", "the nightly load", "the sales cube", "the data catalogue", "the churn report", "the address clean-up", "the usage counters"],
        ["the checkout", "the product search", "the shopping cart", "the wish list", "the voucher codes", "the review page", "the size advisor", "the returns form"],
        ["the time sheets", "the holiday planner", "the expense form", "the room booking", "the staff directory", "the onboarding list", "the project board", "the ticket inbox"],
        ["the build pipeline", "the backup job", "the alert rules", "the access rights", "the log search", "the status page", "the certificate renewal", "the cost report"],
    ];

    /// <summary>Projects that the departments mostly work for, by index.</summary>
    private static readonly Dictionary<string, int[]> ProjectsByDepartment = new()
    {
        ["Frontend Development"] = [3, 3, 4, 1],
        ["Backend Development"] = [0, 0, 3, 2],
        ["Full Stack Development"] = [3, 4, 4, 0],
        ["DevOps"] = [5, 5, 5, 2],
        ["Quality Assurance"] = [0, 1, 3, 5],
        ["Mobile Development"] = [1, 1, 1, 3],
        ["Data Engineering"] = [2, 2, 2, 0],
    };

    /// <summary>A title that was not used before, as far as there are any left.</summary>
    public Title Make(string department, string skill)
    {
        for (var attempt = 0; ; attempt++)
        {
            var project = random.Pick(ProjectsByDepartment[department]);
            var (type, patterns) = random.Pick(Types);
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, random.Pick(patterns), skill, random.Pick(Things[project]));
            if (_used.Add(text) || attempt >= Attempts)
                return new Title(text, type, project, random.Pick(Askers));
        }
    }

    /// <summary>A title with what it says about its task.</summary>
    /// <param name="Text">The title.</param>
    /// <param name="Type">Type of the task.</param>
    /// <param name="Project">Index in <see cref="Projects"/>.</param>
    /// <param name="For">Who wants it.</param>
    internal sealed record Title(string Text, string Type, int Project, string For);
}
