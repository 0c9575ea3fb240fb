namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Who is looked at for a task. In companies of up to <see cref="Everybody"/> people that is everybody, as in the document; in larger
/// ones a sample of the people who have one of its mandatory skills, taken from an index, so that a task costs the same however large
/// the company is. People without any mandatory skill lose against those with one anyway.
/// </summary>
internal sealed class CandidatePool
{
    /// <summary>Largest company in which everybody is looked at for every task.</summary>
    public const int Everybody = 500;

    /// <summary>Most people looked at for one task in larger companies.</summary>
    public const int Sample = 240;

    private readonly Random _random;
    private readonly DateOnly?[] _hired;
    private readonly int[][] _holders;
    private readonly int[] _lastSeenIn;
    private readonly List<int> _pool = new(Everybody);
    private int _task;

    public CandidatePool(SyntheticPerson[] people, Random random)
    {
        _random = random;
        _hired = [.. people.Select(person => person.Record.HireDate)];
        _holders = [.. Enumerable.Range(0, SkillCatalogue.Count).Select(_ => Array.Empty<int>())];
        _lastSeenIn = new int[people.Length];
        if (people.Length > Everybody)
        {
            IndexHolders(people);
        }
    }

    /// <summary>
    /// Indices of people, each once. Only those hired by then, unless that is nobody. The list is reused by the next call.
    /// </summary>
    public IReadOnlyList<int> For(SyntheticWorkItem item)
    {
        Fill(item, hiredOnly: true);
        if (_pool.Count == 0)
        {
            Fill(item, hiredOnly: false);
        }

        return _pool;
    }

    private void Fill(SyntheticWorkItem item, bool hiredOnly)
    {
        _task++;
        _pool.Clear();
        if (_hired.Length <= Everybody)
        {
            for (var i = 0; i < _hired.Length; i++)
            {
                Add(i);
            }

            return;
        }

        var mandatory = item.Requirements.Count(r => r.IsMandatory);
        foreach (var requirement in item.Requirements.Where(r => r.IsMandatory))
        {
            var holders = _holders[requirement.Skill];
            for (var draw = 0; draw < Sample / mandatory; draw++)
            {
                Add(holders.Length > 0 ? _random.Pick(holders) : _random.Next(_hired.Length));
            }
        }

        void Add(int index)
        {
            if (_lastSeenIn[index] != _task && (!hiredOnly || _hired[index] <= item.Record.Created))
            {
                _lastSeenIn[index] = _task;
                _pool.Add(index);
            }
        }
    }

    private void IndexHolders(SyntheticPerson[] people)
    {
        var lists = Enumerable.Range(0, SkillCatalogue.Count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < people.Length; i++)
        {
            for (var skill = 0; skill < lists.Length; skill++)
            {
                if (people[i].Levels[skill] > 0)
                {
                    lists[skill].Add(i);
                }
            }
        }

        for (var skill = 0; skill < lists.Length; skill++)
        {
            _holders[skill] = [.. lists[skill]];
        }
    }
}
