namespace ChatOps.Agent.Replies;

/// <summary>A ranked list of people for one task.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="TaskTitle">Its title.</param>
/// <param name="People">Best first.</param>
public sealed record RankingBlock(string TaskId, string TaskTitle, IReadOnlyList<RankedPerson> People) : ReplyBlock;
