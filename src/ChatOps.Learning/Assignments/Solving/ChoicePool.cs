namespace ChatOps.Learning.Assignments.Solving;

/// <summary>Choices that were met on the way, each once.</summary>
internal sealed class ChoicePool(PlanProblem problem)
{
    private readonly Dictionary<(int Person, string Tasks), PersonChoice> _choices = [];

    /// <summary>The choices, in the order they were met.</summary>
    public IEnumerable<PersonChoice> Choices => _choices.Values;

    /// <summary>Adds choices.</summary>
    public void Add(IEnumerable<PersonChoice> choices)
    {
        foreach (var choice in choices)
            _choices.TryAdd((choice.Person, string.Join(',', choice.Tasks.Order())), choice);
    }

    /// <summary>Adds what everybody takes in a plan: person by task.</summary>
    public void Add(IReadOnlyList<int> plan)
    {
        foreach (var own in Enumerable.Range(0, plan.Count).Where(t => plan[t] != PlanProblem.Nobody).GroupBy(t => plan[t]))
            Add(own.Key, [.. own]);
    }

    private void Add(int person, int[] tasks)
    {
        var key = (person, string.Join(',', tasks));
        if (!_choices.ContainsKey(key))
            _choices[key] = new PersonChoice(person, tasks, tasks.Sum(t => problem.Success(t, person)));
    }
}
