using System.ComponentModel.DataAnnotations;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Host.Rest;

/// <summary>People for one task. What is left out, or null, is not asked for.</summary>
internal sealed record TaskAssignmentRequest : IChecked
{
    /// <summary>Most people or skills that can be named.</summary>
    public const int MostNames = 500;

    private const int DefaultTop = 5;
    private const int MostTop = 100;
    private const int LongestName = 200;

    /// <summary>Id of the task.</summary>
    public required string TaskId { get; init; }

    /// <summary>How many people, 1 to 100; 5 where it is not said.</summary>
    [Range(1, MostTop)]
    public int? Top { get; init; }

    /// <summary>Ids of people to return as well, wherever they stand.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Ids of people who are out before anything is scored.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>Only people of this department.</summary>
    public string? Department { get; init; }

    /// <summary>Only people of these seniorities: INTERN, JUNIOR, MID_LEVEL, SENIOR, LEAD, PRINCIPAL, DIRECTOR.</summary>
    public IReadOnlyList<string>? Seniorities { get; init; }

    /// <summary>Only people with free hours.</summary>
    public bool OnlyAvailable { get; init; }

    /// <summary>Only people who have all of these skills.</summary>
    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>As the ranking takes it; every field has been checked.</summary>
    public RankingRequest ToRanking() => new(TaskId)
    {
        Top = Top ?? DefaultTop,
        Include = Include ?? [],
        Exclude = Exclude ?? [],
        Department = Department,
        Seniorities = [.. (Seniorities ?? []).Select(s => DataWords<Seniority>.TryParse(s, out var seniority) ? seniority : default)],
        OnlyAvailable = OnlyAvailable,
        Skills = Skills ?? [],
    };

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (!IsName(TaskId))
            yield return ("taskId", $"taskId is an id of 1 to {LongestName} characters.");
        if (Top is < 1 or > MostTop)
            yield return ("top", $"top is 1 to {MostTop}.");
        if (Department is not null && !IsName(Department))
            yield return ("department", $"department is a name of 1 to {LongestName} characters; leave it out for all.");
        foreach (var (field, names) in new[] { ("include", Include), ("exclude", Exclude), ("seniorities", Seniorities), ("skills", Skills) })
        {
            if (names is null)
                continue;
            if (names.Count > MostNames)
                yield return (field, $"{field} takes up to {MostNames} entries.");
            else if (names.Any(n => !IsName(n)))
                yield return (field, $"{field} takes texts of 1 to {LongestName} characters.");
        }

        if (Seniorities?.FirstOrDefault(s => !DataWords<Seniority>.TryParse(s, out _)) is { } wrong)
            yield return ("seniorities", $"'{wrong}' is no seniority; there are {string.Join(", ", DataWords<Seniority>.All)}.");
    }

    /// <summary>Whether a text can be an id or a name.</summary>
    internal static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && !text.Any(char.IsControl);
}
