using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Who has worked on which project: the collaboration part of the formula, 0 to 1. The document names
/// <c>calculate_collaboration_score(candidate, task.team)</c> without saying how; here a task's team is everybody who
/// finished work in its project, and half of the score is one's own share in that, half one's department's.
/// </summary>
public sealed class ProjectTeams
{
    /// <summary>Said where the task has no project, or nobody has finished anything in it.</summary>
    public const float Unknown = 0.5f;

    /// <summary>Finished items in a project at which one's own half stands at one half of its range.</summary>
    private const float Familiar = 3;

    private readonly Dictionary<string, Dictionary<int, int>> _finishedByProject;
    private readonly Dictionary<string, Dictionary<string, float>> _departmentShareByProject;

    private ProjectTeams(
        Dictionary<string, Dictionary<int, int>> finishedByProject,
        Dictionary<string, Dictionary<string, float>> departmentShareByProject)
    {
        _finishedByProject = finishedByProject;
        _departmentShareByProject = departmentShareByProject;
    }

    /// <summary>How much a person has finished in a project.</summary>
    public int FinishedIn(string? projectId, int person) =>
        projectId is not null && _finishedByProject.TryGetValue(projectId, out var counts) ? counts.GetValueOrDefault(person) : 0;

    /// <summary>The collaboration score of one person for a project, 0 to 1.</summary>
    internal float ScoreOf(string? projectId, int person, string department)
    {
        if (projectId is null || !_finishedByProject.TryGetValue(projectId, out var finished))
            return Unknown;
        var own = finished.GetValueOrDefault(person);
        return (0.5f * _departmentShareByProject[projectId].GetValueOrDefault(department)) + (0.5f * own / (own + Familiar));
    }

    /// <summary>Fills the collaboration score of everybody for a project.</summary>
    internal void Score(string? projectId, IReadOnlyList<Person> people, Span<float> scores)
    {
        if (projectId is null || !_finishedByProject.TryGetValue(projectId, out var finished))
        {
            scores.Fill(Unknown);
            return;
        }

        var shares = _departmentShareByProject[projectId];
        for (var p = 0; p < scores.Length; p++)
            scores[p] = 0.5f * shares.GetValueOrDefault(people[p].Department);
        foreach (var (person, count) in finished)
            scores[person] += 0.5f * count / (count + Familiar);
    }

    /// <summary>Fills n / (n + 3) of everybody's finished items in a project; NaN without a project.</summary>
    internal void FillFamiliarity(string? projectId, float[] familiarity)
    {
        Array.Fill(familiarity, projectId is null ? float.NaN : 0);
        if (projectId is null || !_finishedByProject.TryGetValue(projectId, out var finished))
            return;
        foreach (var (person, count) in finished)
            familiarity[person] = Features.SuccessFeatures.Saturate(count);
    }

    internal static ProjectTeams Build(IReadOnlyList<Person> people, IReadOnlyList<WorkItem> items, OutcomeHistory history)
    {
        var finished = new Dictionary<string, Dictionary<int, int>>(StringComparer.Ordinal);
        foreach (var work in history.Work)
        {
            if (items[work.Item].ProjectId is not { } project)
                continue;
            if (!finished.TryGetValue(project, out var counts))
                finished[project] = counts = [];
            counts[work.Person] = counts.GetValueOrDefault(work.Person) + 1;
        }

        var shares = finished.ToDictionary(
            f => f.Key,
            f => f.Value.GroupBy(c => people[c.Key].Department)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Value) / (float)f.Value.Values.Sum(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new ProjectTeams(finished, shares);
    }
}
