namespace ChatOps.Agent.Conversations;

/// <summary>How far a turn is, to be shown while it is worked on.</summary>
/// <param name="Text">What is being done, as a short sentence, or the answer as far as it is written.</param>
/// <param name="Share">Share done, 0 to 1; null where that can't be said.</param>
/// <param name="IsAnswer">Whether the text is the beginning of the answer rather than a word about the work.</param>
public sealed record TurnProgress(string Text, double? Share = null, bool IsAnswer = false);
