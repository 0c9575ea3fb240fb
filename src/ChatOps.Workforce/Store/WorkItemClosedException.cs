namespace ChatOps.Workforce.Store;

/// <summary>A work item can't be changed so any more: it was completed, or has no open assignment. The message is a sentence without secrets.</summary>
public sealed class WorkItemClosedException(string message) : Exception(message);
