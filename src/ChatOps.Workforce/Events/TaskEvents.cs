using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>Assignments and completions: rows of the document's tables, and from them what <see cref="EventOutcomes"/> makes.</summary>
internal static class TaskEvents
{
    /// <param name="now">Local time.</param>
    public static async Task ApplyAsync(EfWorkforceBatch batch, IReadOnlyList<WorkforceEvent> events, DateTime now, CancellationToken cancellationToken)
    {
        var created = DateTime.SpecifyKind(now, DateTimeKind.Unspecified);

        // One row per task, person and day: the later message of a batch holds.
        var completions = events.OfType<TaskCompleted>().Where(c => c.IsDone).GroupBy(c => (c.TaskId, c.UserId, c.Date)).Select(g => g.Last()).ToArray();
        var assignments = events.OfType<TaskAssigned>().GroupBy(a => (a.TaskId, a.UserId, a.Date)).Select(g => g.Last()).ToArray();
        await batch.UpsertManyAsync([.. completions.Select(c => Row(c, created))], null, cancellationToken);
        await batch.UpsertManyAsync([.. assignments.Where(a => a.IsSelected).Select(a => Row(a, created))], null, cancellationToken);
        foreach (var back in assignments.Where(a => !a.IsSelected))
        {
            var day = back.Date.ToDateTime(default);
            await batch.Context.Set<TaskAssignmentMl>().Where(a => a.TaskId == back.TaskId && a.UserId == back.UserId && a.AssignmentDate == day).ExecuteDeleteAsync(cancellationToken);
            await EventOutcomes.TakeBackAsync(batch.Context, back, cancellationToken);
        }

        await EventOutcomes.SettleAsync(batch, [.. completions.Select(c => c.TaskId).Concat(assignments.Select(a => a.TaskId)).Distinct()], cancellationToken);
    }

    private static TaskCompletion Row(TaskCompleted c, DateTime created) => new()
    {
        TaskId = c.TaskId,
        UserId = c.UserId,
        CompletionDate = c.Date.ToDateTime(default),
        ActualHours = c.ActualHours,
        EstimatedHours = c.EstimatedHours,
        PerformanceScore = Score(c),
        QualityScore = c.Quality,
        Feedback = c.Feedback,
        CreatedAt = created,
    };

    private static TaskAssignmentMl Row(TaskAssigned a, DateTime created) => new()
    {
        TaskId = a.TaskId,
        UserId = a.UserId,
        AssignmentDate = a.Date.ToDateTime(default),
        AssignmentMethod = a.Method,
        RecommendationScore = a.Score,
        TaskRequiredSkills = a.RequiredSkills,
        UserSkills = a.UserSkills,
        DepartmentId = a.DepartmentId,
        SeniorityLevel = a.SeniorityLevel,
        CreatedAt = created,
    };

    /// <summary>§9.2: 0.4 time + 0.6 quality, to three digits.</summary>
    private static double Score(TaskCompleted c) => Math.Round((0.4 * HoursRating.TimeAccuracy(c.ActualHours, c.EstimatedHours ?? 0)) + (0.6 * c.Quality / 5), 3);
}
