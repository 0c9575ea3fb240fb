namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>The eight task types of the document (§8.2), equally likely.</summary>
internal static class TaskType
{
    public const string FeatureDevelopment = "FEATURE_DEVELOPMENT";
    public const string BugFix = "BUG_FIX";
    public const string Research = "RESEARCH";
    public const string Documentation = "DOCUMENTATION";
    public const string Testing = "TESTING";
    public const string Deployment = "DEPLOYMENT";
    public const string CodeReview = "CODE_REVIEW";
    public const string Mentoring = "MENTORING";

    public static IReadOnlyList<string> All { get; } =
        [FeatureDevelopment, BugFix, Research, Documentation, Testing, Deployment, CodeReview, Mentoring];
}
