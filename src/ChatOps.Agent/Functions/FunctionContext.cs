using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>What a function gets to see of its turn.</summary>
/// <param name="Call">Its arguments.</param>
/// <param name="Speaker">Who asks.</param>
/// <param name="Ranking">The company and the model, as they were when the turn began.</param>
/// <param name="State">What the conversation remembers; functions note what they have shown.</param>
internal sealed record FunctionContext(PlannedCall Call, Speaker Speaker, RankingService Ranking, ConversationState State);
