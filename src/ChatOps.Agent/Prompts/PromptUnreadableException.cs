namespace ChatOps.Agent.Prompts;

/// <summary>A file under <c>prompts/</c> is missing or not sound. The message says which and why.</summary>
public sealed class PromptUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
