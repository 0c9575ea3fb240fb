namespace ChatOps.Agent.Planning;

/// <summary>A function that somebody wants called, with its arguments, as in the contract of chat functions.</summary>
/// <param name="Function">Full name, e.g. <c>ranking.rank_candidates</c>.</param>
/// <param name="Arguments">Values by argument name; an argument with one value is a list of one, a flag is <c>true</c>.</param>
public sealed record PlannedCall(string Function, IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments)
{
    /// <summary>Makes a call whose arguments have one value each.</summary>
    public static PlannedCall Of(string function, params (string Name, string Value)[] arguments) =>
        new(function, arguments.ToDictionary(a => a.Name, a => (IReadOnlyList<string>)[a.Value]));

    /// <summary>The first value of an argument, or null if it was not given.</summary>
    public string? this[string name] => Arguments.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>All values of an argument; empty if it was not given.</summary>
    public IReadOnlyList<string> All(string name) => Arguments.TryGetValue(name, out var values) ? values : [];

    /// <summary>The same call with an argument given or changed; without it where there are no values.</summary>
    public PlannedCall With(string name, params IReadOnlyList<string> values)
    {
        var arguments = Arguments.Where(a => a.Key != name).ToDictionary(a => a.Key, a => a.Value);
        if (values.Count > 0)
            arguments[name] = values;
        return this with { Arguments = arguments };
    }
}
