using System.Text.Json.Serialization;
using ChatOps.Agent.Planning;

namespace ChatOps.Agent.Conversations;

/// <summary>What one conversation remembers between turns. Kept in the store; the call that waits for a yes is a record of its own.</summary>
internal sealed record ConversationState
{
    /// <summary>Id of the task last spoken of.</summary>
    public string? TaskId { get; set; }

    /// <summary>Ids of the people last shown, in order.</summary>
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>Ids of the tasks last listed, in order; empty where something else was shown since.</summary>
    public IReadOnlyList<string> Tasks { get; set; } = [];

    /// <summary>Id of the person last spoken of: "her".</summary>
    public string? PersonId { get; set; }

    /// <summary>The call last made, for "and for TASK-114?".</summary>
    public PlannedCall? Last { get; set; }

    /// <summary>The call that a question of ours would complete.</summary>
    public AskedCall? Asked { get; set; }

    /// <summary>The call that waits for a yes, if any.</summary>
    public WaitingCall? Waiting { get; set; }

    /// <summary>The CVs last read, in order; the last one is "the CV".</summary>
    public IReadOnlyList<CvInView> Cvs { get; set; } = [];

    /// <summary>Whether a plan of many tasks was shown that can be applied.</summary>
    public PlannedCall? Plan { get; set; }

    /// <summary>Ids of the events that were answered lately, the newest last.</summary>
    public IReadOnlyList<string> Answered { get; set; } = [];

    /// <summary>Whether the conversation has lost its memory, so that events that were answered can't be told from new ones by it.</summary>
    [JsonIgnore]
    public bool IsFresh { get; init; }

    /// <summary>Turns taken so far.</summary>
    public long Turns { get; set; }

    /// <summary>The lines of the plan that was shown last: what is recorded when it is applied.</summary>
    public IReadOnlyList<PlannedPair> PlannedPairs { get; set; } = [];

    /// <summary>The models whose swap was shown last: what is swapped after a yes, if it still takes the place of the same.</summary>
    public IReadOnlyList<ProposedSwap> ProposedSwap { get; set; } = [];

    /// <summary>What was said lately, for the language model.</summary>
    public IReadOnlyList<Exchange> Lately { get; set; } = [];
}
