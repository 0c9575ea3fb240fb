namespace ChatOps.Workforce.Store.Training;

/// <summary>What a collection wrote, for the tables that are copied from it.</summary>
/// <param name="Since">Revision of the store before its first write.</param>
/// <param name="Commits">How many writes it committed.</param>
/// <param name="Tasks">Ids of the tasks that it wrote something of; null if they are many, or not all known.</param>
internal sealed record WrittenWork(long Since, int Commits, IReadOnlyCollection<string>? Tasks);
