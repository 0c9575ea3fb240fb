namespace ChatOps.Host.Dashboard;

/// <summary>Something that needs a person.</summary>
/// <param name="Text">What, as a sentence.</param>
/// <param name="Link">Where it can be seen to.</param>
/// <param name="LinkText">What is found there.</param>
internal sealed record AttentionItem(string Text, string Link, string LinkText);
