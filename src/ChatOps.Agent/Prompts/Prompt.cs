namespace ChatOps.Agent.Prompts;

/// <summary>What the language model is told for one purpose.</summary>
/// <param name="Name">File name under <c>prompts/</c>.</param>
/// <param name="Settings">How the model is asked.</param>
/// <param name="Text">What it is told.</param>
public sealed record Prompt(string Name, PromptSettings Settings, string Text);
