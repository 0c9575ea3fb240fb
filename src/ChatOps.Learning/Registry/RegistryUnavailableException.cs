namespace ChatOps.Learning.Registry;

/// <summary>The registry can't be read or written; the message says what to do.</summary>
public sealed class RegistryUnavailableException(string message, Exception inner) : Exception(message, inner);
