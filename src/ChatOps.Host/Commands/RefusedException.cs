namespace ChatOps.Host.Commands;

/// <summary>The host or a command can't do what was asked. The message is a sentence that says what to do.</summary>
internal sealed class RefusedException(string message) : Exception(message);
