using System.Diagnostics.Metrics;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent;

/// <summary>What the agent counts; names of people and texts never get in.</summary>
internal sealed class AgentMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "ChatOps.Agent";

    private readonly Counter<long> _turns;
    private readonly Histogram<double> _turnDuration;
    private readonly Histogram<double> _modelDuration;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _fallbacks;

    public AgentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _turns = meter.CreateCounter<long>("chatops.turns", "{turn}", "Turns that were answered, by planner and outcome.");
        _turnDuration = meter.CreateHistogram<double>("chatops.turn.duration", "s", "Time from the turn to its answer, by planner.");
        _modelDuration = meter.CreateHistogram<double>("chatops.model.duration", "s", "Time that the language model took in a turn, its functions included.");
        _tokens = meter.CreateCounter<long>("chatops.model.tokens", "{token}", "Tokens of the language model, by direction.");
        _cost = meter.CreateCounter<double>("chatops.model.cost", description: "Cost of the language model, in the currency of the configured prices.");
        _fallbacks = meter.CreateCounter<long>("chatops.model.fallbacks", "{turn}", "Turns that the offline planner took over, by reason.");

        // A counter that is not there until something goes wrong can't be seen to rise.
        foreach (var reason in Enum.GetValues<FallbackReason>())
            _fallbacks.Add(0, Reason(reason));
    }

    /// <summary>A turn was answered.</summary>
    public void Turn(string planner, ReplyOutcome outcome, TimeSpan took)
    {
        var by = new KeyValuePair<string, object?>("planner", planner);
        _turns.Add(1, by, new("outcome", outcome.ToString()));
        _turnDuration.Record(took.TotalSeconds, by);
    }

    /// <summary>The model worked on a turn.</summary>
    public void Model(string model, TimeSpan took, long tokensIn, long tokensOut, double cost)
    {
        var by = new KeyValuePair<string, object?>("model", model);
        _modelDuration.Record(took.TotalSeconds, by);
        _tokens.Add(tokensIn, by, new("direction", "in"));
        _tokens.Add(tokensOut, by, new("direction", "out"));
        if (cost > 0)
            _cost.Add(cost, by);
    }

    /// <summary>The offline planner took over.</summary>
    public void Fallback(FallbackReason reason) => _fallbacks.Add(1, Reason(reason));

    private static KeyValuePair<string, object?> Reason(FallbackReason reason) => new("reason", reason.ToString());
}
