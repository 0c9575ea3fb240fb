namespace ChatOps.Agent.Planning.Intents;

/// <summary>How likely a text has an intent.</summary>
/// <param name="Intent">Name of a function, <c>none</c>, or a dialogue act such as <c>dialogue.refine</c>.</param>
/// <param name="Probability">0 to 1; those of all intents add up to 1.</param>
internal readonly record struct IntentScore(string Intent, double Probability);
