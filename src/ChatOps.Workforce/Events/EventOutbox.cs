using System.Globalization;
using System.Text.Json;
using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>Writes our own assignments and outcomes as events into the outbox, in the transaction that records them.</summary>
internal sealed class EventOutbox(TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when something was written since the last call.</summary>
    public Task Written => _written.Task;

    /// <summary>Starts a new wait.</summary>
    public void Reset() => _written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells of an assignment, or of one that was taken back.</summary>
    public async Task AddAsync(WorkforceContext context, Assignment assignment, CancellationToken cancellationToken)
    {
        var person = await context.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == assignment.PersonId, cancellationToken);
        var required = await context.Set<SkillRequirement>().AsNoTracking().Where(r => r.WorkItemId == assignment.WorkItemId).ToListAsync(cancellationToken);
        var skills = await context.Set<Skill>().AsNoTracking().Where(s => s.PersonId == assignment.PersonId).ToListAsync(cancellationToken);
        await AddAsync(context, EventTopics.TaskAssignment, assignment.WorkItemId, new
        {
            EventId = NewId(),
            TaskId = assignment.WorkItemId,
            UserId = assignment.PersonId,
            AssignmentDate = Moment(assignment.Date),
            AssignmentMethod = DataWords<AssignmentMethod>.Of(assignment.Method),
            assignment.RecommendationScore,
            TaskRequiredSkills = required.ToDictionary(r => r.SkillName, r => DataWords<Proficiency>.Of(r.Proficiency)),
            UserSkills = skills.ToDictionary(s => s.Name, s => DataWords<Proficiency>.Of(s.Proficiency)),
            DepartmentId = person.Department,
            SeniorityLevel = DataWords<Seniority>.Of(person.Seniority),
            assignment.IsSelected,
        }, cancellationToken);
    }

    /// <summary>Tells of an outcome.</summary>
    public Task AddAsync(WorkforceContext context, Assignment assignment, Outcome outcome, WorkItem item, CancellationToken cancellationToken) =>
        AddAsync(context, EventTopics.TaskCompletion, item.Id, new
        {
            EventId = NewId(),
            TaskId = item.Id,
            AssignedUserId = assignment.PersonId,
            CompletionDate = Moment(outcome.CompletionDate),
            outcome.ActualHours,
            item.EstimatedHours,
            FinalStatus = "COMPLETED",
            QualityScore = outcome.Quality * 5,
            outcome.Feedback,
        }, cancellationToken);

    private async Task AddAsync(WorkforceContext context, string topic, string key, object payload, CancellationToken cancellationToken)
    {
        context.Add(new OutboxEvent { Topic = topic, Key = key, Payload = JsonSerializer.Serialize(payload, Json), Created = time.GetUtcNow() });
        await context.SaveChangesAsync(cancellationToken);
        _written.TrySetResult();
    }

    private string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture);
}
