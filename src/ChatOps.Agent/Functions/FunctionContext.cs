using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>What a function gets to see of its turn.</summary>
/// <param name="Call">Its arguments, looked up.</param>
/// <param name="Scope">The turn.</param>
internal sealed record FunctionContext(PlannedCall Call, TurnScope Scope)
{
    /// <summary>Who asks.</summary>
    public Speaker Speaker => Scope.Speaker;

    /// <summary>The company and the model, as they were when the turn began.</summary>
    public RankingService Ranking => Scope.Ranking;

    /// <summary>What the conversation remembers; functions note what they have shown.</summary>
    public ConversationState State => Scope.State;

    /// <summary>Notes people that are shown, in order: "the second one" is one of them.</summary>
    public void ShowPeople(params IEnumerable<string> ids) => (State.People, State.Tasks) = ([.. ids], []);

    /// <summary>Notes tasks that are listed, in order: "the first one" is one of them, and "it" is the only one.</summary>
    public void ShowTasks(params IEnumerable<string> ids)
    {
        State.Tasks = [.. ids];
        if (State.Tasks is [var only])
            State.TaskId = only;
    }
}
