namespace ChatOps.Workforce.Sources.Systems;

/// <summary>Which rows of a kind are read.</summary>
/// <param name="Since">Only what was changed at that moment or later, or has no time of change; null for all.</param>
/// <param name="After">Only keys after this one; null for all.</param>
internal sealed record SourceSpan(DateTimeOffset? Since, string? After)
{
    /// <summary>Everything.</summary>
    public static SourceSpan All { get; } = new(null, null);
}
