using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking.Factors;

/// <summary>What describes a task, as numbers: the skills it asks for, its kind of work, its difficulty. Every task has at least one.</summary>
internal sealed class TaskAttributes
{
    private readonly SparseRows _byItem;

    public TaskAttributes(IReadOnlyList<WorkItem> items, SkillIndex skills)
    {
        var kinds = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var entries = new List<(int, int, float)>(items.Count * 4);
        var first = skills.Names.Count + Enum.GetValues<Difficulty>().Length;
        for (var item = 0; item < items.Count; item++)
        {
            foreach (var skill in skills.RequiredBy(item).Columns)
                entries.Add((item, skill, 1));
            entries.Add((item, skills.Names.Count + (int)items[item].Difficulty - 1, 1));
            if (items[item].Type is not { } kind)
                continue;
            if (!kinds.TryGetValue(kind, out var number))
                kinds.Add(kind, number = kinds.Count);
            entries.Add((item, first + number, 1));
        }

        Count = first + kinds.Count;
        _byItem = SparseRows.Build(items.Count, entries);
    }

    /// <summary>Number of attributes.</summary>
    public int Count { get; }

    /// <summary>Attributes of a task.</summary>
    public ReadOnlySpan<int> Of(int item) => _byItem[item].Columns;
}
