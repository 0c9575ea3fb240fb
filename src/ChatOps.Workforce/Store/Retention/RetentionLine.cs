namespace ChatOps.Workforce.Store.Retention;

/// <summary>What was removed of one kind.</summary>
/// <param name="What">In words, e.g. <c>turns</c>.</param>
/// <param name="Count">Records.</param>
public sealed record RetentionLine(string What, int Count);
