namespace ChatOps.Agent.Replies;

/// <summary>One word of an answer.</summary>
/// <param name="Folded">Without case and accents.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
/// <param name="IsFirst">Whether it begins the sentence.</param>
/// <param name="FollowsAtOnce">Whether nothing but a space, a point or a hyphen parts it from the word before.</param>
internal sealed record AnswerWord(string Folded, bool IsCapital, bool IsFirst, bool FollowsAtOnce);
