using System.Collections.Frozen;

namespace ChatOps.Agent.Access;

/// <summary>Who may call a function and whether it asks first: the contract of chat functions as a table. What is not in it, nobody may.</summary>
public static class FunctionPolicy
{
    private static readonly Role[] Everybody = [Role.Employee, Role.Manager, Role.Hr, Role.Admin];
    private static readonly Role[] Leaders = [Role.Manager, Role.Hr, Role.Admin];
    private static readonly Role[] Assigners = [Role.Manager, Role.Admin];

    private static readonly FrozenDictionary<string, FunctionRule> Rules = new FunctionRule[]
    {
        new("ranking.rank_candidates", "Rankings of people", Leaders),
        new("ranking.explain_ranking", "Explanations of rankings", Leaders, SelfAllowed: true),
        new("ranking.compare_candidates", "Comparisons of people", Leaders),
        new("performance.predict_performance", "Predictions of how people would do", Leaders),
        new("ranking.show_task", "Tasks", Everybody),
        new("ranking.assign_task", "Assignments", Assigners, Confirms: true),
        new("ranking.undo_assignment", "Taking back assignments", Assigners, Confirms: true),
        new("help.help", "Help", Everybody),
    }.ToFrozenDictionary(r => r.Function, StringComparer.Ordinal);

    /// <summary>The rule of a function, or null for one that does not exist.</summary>
    public static FunctionRule? Find(string function) => Rules.GetValueOrDefault(function);
}
