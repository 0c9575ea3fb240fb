namespace ChatOps.Host.Rest;

/// <summary>People for several tasks.</summary>
internal sealed record BatchAssignmentRequest : IChecked
{
    private const int Most = 100;

    /// <summary>One for each task, 1 to 100.</summary>
    public required IReadOnlyList<TaskAssignmentRequest> Requests { get; init; }

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (Requests.Count is < 1 or > Most)
            yield return ("requests", $"requests takes 1 to {Most} entries.");
        for (var i = 0; i < Math.Min(Requests.Count, Most); i++)
        {
            if (Requests[i] is null)
            {
                yield return ($"requests[{i}]", "An entry is null; send an object with a taskId.");
                continue;
            }

            foreach (var (field, problem) in Requests[i].Problems())
                yield return ($"requests[{i}].{field}", problem);
        }
    }
}
