namespace ChatOps.Agent.Plugins;

/// <summary>Why an argument can't be used, as a question.</summary>
/// <param name="Argument">Name of the argument.</param>
/// <param name="Question">The question to ask.</param>
/// <param name="Choices">What to offer: value and label, the nearest first.</param>
internal sealed record ArgumentProblem(string Argument, string Question, IReadOnlyList<(string Value, string Label)> Choices);
