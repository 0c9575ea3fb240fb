using ChatOps.Agent.Access;
using ChatOps.Agent.Planning.Language;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Conversations;

/// <summary>What one turn works on: everything that a function or a filter may look at, and what came of its calls.</summary>
/// <param name="turn">The turn.</param>
/// <param name="state">What the conversation remembers.</param>
/// <param name="ranking">The company and the model, as they were when the turn began.</param>
/// <param name="company">The company's names.</param>
/// <param name="progress">Where long work says how far it is.</param>
internal sealed class TurnScope(Turn turn, ConversationState state, RankingService ranking, CompanyWords company, IProgress<TurnProgress>? progress)
{
    private readonly List<CallOutcome> _outcomes = [];
    private readonly List<AuditEntry> _audit = [];

    public Turn Turn => turn;

    /// <summary>Who speaks: decided by the channel, never by the text.</summary>
    public Speaker Speaker => turn.Speaker;

    public ConversationState State => state;

    public RankingService Ranking => ranking;

    public CompanyWords Company => company;

    public IProgress<TurnProgress>? Progress => progress;

    /// <summary>Which planner serves the turn, for the audit.</summary>
    public string Planner { get; set; } = "offline";

    /// <summary>Whether calls with effects are only thought through, not made.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Whether a yes was given to the call that is being made.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>What came of the calls so far, in order.</summary>
    public IReadOnlyList<CallOutcome> Outcomes => _outcomes;

    /// <summary>Audit lines that are kept with the turn.</summary>
    public IReadOnlyList<AuditEntry> Audit => _audit;

    /// <summary>Notes an audit line.</summary>
    public void Add(AuditEntry entry) => _audit.Add(entry);

    /// <summary>Notes what came of a call.</summary>
    public void Add(CallOutcome outcome) => _outcomes.Add(outcome);
}
