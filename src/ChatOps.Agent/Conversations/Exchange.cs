namespace ChatOps.Agent.Conversations;

/// <summary>One turn as the language model is told of it later.</summary>
/// <param name="Said">The speaker's words.</param>
/// <param name="Answered">The text of the answer.</param>
internal sealed record Exchange(string Said, string Answered);
