using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>
/// Lets events take effect once each, in whatever order they come: rows of the document's tables, skills, and outcomes of assignments that are known.
/// A batch is one transaction with the memory of which events it held.
/// </summary>
internal sealed class EventApplier(EfWorkforceStore store, TimeProvider time)
{
    private const int Chunk = 5_000;

    /// <summary>Applies messages.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be written; nothing took effect.</exception>
    public async Task<AppliedEvents> ApplyAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await store.GuardAsync(() => ApplyTogetherAsync(messages, cancellationToken));
        }
        catch (StoreUnavailableException e) when (store.IsDataFault(e) && messages.Count > 1)
        {
            // One of them is at fault: alone, the others go through.
            var results = new List<AppliedEvents>();
            foreach (var message in messages)
                results.Add(await ApplyAsync([message], cancellationToken));
            return new AppliedEvents(results.Sum(r => r.Applied), results.Sum(r => r.Repeated), [.. results.SelectMany(r => r.Dead)]);
        }
        catch (StoreUnavailableException e) when (store.IsDataFault(e))
        {
            return await store.GuardAsync(() => BuryAsync(messages[0], "The store does not take its values.", cancellationToken));
        }
    }

    /// <summary>Tries dead letters again.</summary>
    /// <param name="topic">Only those of a topic; null for all.</param>
    /// <returns>How many took effect, and how many are still dead.</returns>
    public async Task<(int Revived, IReadOnlyList<DeadLetter> Dead)> ReplayAsync(string? topic, CancellationToken cancellationToken)
    {
        List<DeadLetter> letters;
        await using (var context = store.CreateContext())
            letters = await context.Set<DeadLetter>().AsNoTracking().Where(l => topic == null || l.Topic == topic).OrderBy(l => l.Topic).ThenBy(l => l.Partition).ThenBy(l => l.Offset).ToListAsync(cancellationToken);
        var (revived, dead) = (0, new List<DeadLetter>());
        foreach (var letter in letters)
        {
            var result = await ApplyAsync([new IncomingMessage(letter.Topic, letter.Partition, letter.Offset, letter.Key, letter.Value)], cancellationToken);
            dead.AddRange(result.Dead);
            if (result.Dead.Count > 0)
                continue;
            revived++;
            await using var context = store.CreateContext();
            await context.Set<DeadLetter>().Where(l => l.Topic == letter.Topic && l.Partition == letter.Partition && l.Offset == letter.Offset).ExecuteDeleteAsync(cancellationToken);
        }

        return (revived, dead);
    }

    /// <summary>Forgets events that no topic holds any more.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var batch = await store.BeginBatchAsync(cancellationToken);
        // SQLite keeps moments as text and can't compare them through EF.
        await batch.DeleteReceivedBeforeAsync(before, cancellationToken);
        await batch.CommitAsync(cancellationToken);
    }

    private async Task<AppliedEvents> ApplyTogetherAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        var (events, dead) = (new Dictionary<string, (WorkforceEvent Event, IncomingMessage Message)>(StringComparer.Ordinal), new List<DeadLetter>());
        var repeated = 0;
        foreach (var message in messages)
        {
            try
            {
                var read = EventReader.Read(message.Topic, message.Value);
                if (!events.TryAdd(read.Id, (read, message)))
                    repeated++;
            }
            catch (InvalidDataException e)
            {
                dead.Add(Letter(message, e.Message));
            }
        }

        await using var batch = await store.BeginBatchAsync(cancellationToken);
        foreach (var chunk in events.Keys.ToArray().Chunk(Chunk))
        {
            foreach (var known in await batch.Context.Set<ReceivedEvent>().Where(e => chunk.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancellationToken))
            {
                events.Remove(known);
                repeated++;
            }
        }

        if (events.Count == 0 && dead.Count == 0)
            return new AppliedEvents(0, repeated, dead);

        repeated += await ApplyAsync(batch, events, dead, cancellationToken);
        var now = time.GetUtcNow();
        await batch.UpsertManyAsync([.. events.Keys.Select(id => new ReceivedEvent(id, now))], null, cancellationToken);
        dead = await KeepAsync(batch, dead, cancellationToken);
        await batch.CommitAsync(cancellationToken);
        return new AppliedEvents(events.Count, repeated, dead);
    }

    /// <returns>Events that were too old to say anything.</returns>
    private async Task<int> ApplyAsync(
        EfWorkforceBatch batch, Dictionary<string, (WorkforceEvent Event, IncomingMessage Message)> events, List<DeadLetter> dead, CancellationToken cancellationToken)
    {
        var created = DateTime.SpecifyKind(time.GetLocalNow().DateTime, DateTimeKind.Unspecified);
        var all = events.Values.Select(e => e.Event).ToArray();

        // One row per task, person and day: the later message of a batch holds.
        var completions = all.OfType<TaskCompleted>().Where(c => c.IsDone).GroupBy(c => (c.TaskId, c.UserId, c.Date)).Select(g => g.Last()).ToArray();
        await batch.UpsertManyAsync([.. completions.Select(c => Row(c, created))], null, cancellationToken);
        await EndAssignmentsAsync(batch, completions, cancellationToken);

        var assignments = all.OfType<TaskAssigned>().GroupBy(a => (a.TaskId, a.UserId, a.Date)).Select(g => g.Last()).ToArray();
        await batch.UpsertManyAsync([.. assignments.Where(a => a.IsSelected).Select(a => Row(a, created))], null, cancellationToken);
        foreach (var back in assignments.Where(a => !a.IsSelected))
        {
            var day = back.Date.ToDateTime(default);
            await batch.Context.Set<TaskAssignmentMl>().Where(a => a.TaskId == back.TaskId && a.UserId == back.UserId && a.AssignmentDate == day).ExecuteDeleteAsync(cancellationToken);
        }

        return await PerformanceAsync(batch, [.. all.OfType<PerformanceMeasured>()], cancellationToken) + await SkillsAsync(batch, events, dead, cancellationToken);
    }

    /// <summary>Gives the open assignment of a finished task its outcome, unless a source gave one already.</summary>
    private static async Task EndAssignmentsAsync(EfWorkforceBatch batch, TaskCompleted[] completions, CancellationToken cancellationToken)
    {
        var byTask = completions.ToLookup(c => c.TaskId);
        foreach (var tasks in byTask.Select(g => g.Key).Chunk(Chunk))
        {
            var outcomes = batch.Context.Set<Outcome>();
            var open = await batch.Context.Set<Assignment>().AsNoTracking()
                .Where(a => tasks.Contains(a.WorkItemId) && a.IsSelected && !outcomes.Any(o => o.AssignmentId == a.Id)).ToListAsync(cancellationToken);
            var ended = open.Select(a => (Assignment: a, Completion: byTask[a.WorkItemId].FirstOrDefault(c => c.UserId == a.PersonId && c.Date >= a.Date)))
                .Where(p => p.Completion is not null)
                .GroupBy(p => (p.Assignment.WorkItemId, p.Assignment.PersonId)).Select(g => g.OrderByDescending(p => p.Assignment.Date).First()).ToArray();
            if (ended.Length == 0)
                continue;
            await batch.UpsertManyAsync([.. ended.Select(p => OutcomeOf(p.Assignment.Id, p.Completion!))], WorkforceContext.Own, cancellationToken);
            var done = ended.Select(p => p.Assignment.WorkItemId).ToArray();
            await batch.Context.Set<WorkItem>().Where(i => done.Contains(i.Id)).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, WorkItemStatus.Completed), cancellationToken);
        }
    }

    private static async Task<int> PerformanceAsync(EfWorkforceBatch batch, PerformanceMeasured[] measured, CancellationToken cancellationToken)
    {
        if (measured.Length == 0)
            return 0;
        var users = measured.Select(m => m.UserId).Distinct().ToArray();
        var known = await batch.Context.Set<UserPerformance>().AsNoTracking().Where(p => users.Contains(p.UserId)).ToDictionaryAsync(p => p.UserId, cancellationToken);
        var newest = measured.GroupBy(m => m.UserId).Select(g => g.MaxBy(m => m.Date)!)
            .Where(m => !known.TryGetValue(m.UserId, out var before) || before.PerformanceDate < m.Date).ToArray();
        await batch.UpsertManyAsync([.. newest.Select(m => new UserPerformance(m.UserId, m.Date, m.Score))], null, cancellationToken);
        return measured.Length - newest.Length;
    }

    private async Task<int> SkillsAsync(
        EfWorkforceBatch batch, Dictionary<string, (WorkforceEvent Event, IncomingMessage Message)> events, List<DeadLetter> dead, CancellationToken cancellationToken)
    {
        var updates = events.Values.Where(e => e.Event is SkillUpdated).Select(e => ((SkillUpdated)e.Event, e.Message)).ToArray();
        if (updates.Length == 0)
            return 0;
        var users = updates.Select(u => u.Item1.UserId).Distinct().ToArray();
        var people = await batch.Context.Set<Person>().Where(p => users.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancellationToken);
        var changes = (await batch.Context.Set<SkillChange>().AsNoTracking().Where(c => users.Contains(c.UserId)).ToListAsync(cancellationToken)).ToDictionary(c => (c.UserId, c.Skill), c => c.At);
        var (skills, newest, old) = (new Dictionary<(string, string), Skill>(), new Dictionary<(string, string), SkillChange>(), 0);
        foreach (var (update, message) in updates.OrderBy(u => u.Item1.Date))
        {
            if (!people.Contains(update.UserId))
            {
                dead.Add(Letter(message, $"userId '{update.UserId}' is not known yet. Collect first, then replay."));
                events.Remove(update.Id);
                continue;
            }

            var key = (update.UserId, update.Skill.ToLowerInvariant());
            var at = new DateTimeOffset(update.Date, TimeSpan.Zero);
            if (changes.TryGetValue(key, out var before) && before >= at)
            {
                old++;
                continue;
            }

            skills[key] = new Skill(update.UserId, update.Skill, update.Type, update.Proficiency, update.Years, update.IsCore);
            newest[key] = new SkillChange(key.UserId, key.Item2, at);
        }

        await batch.UpsertManyAsync([.. skills.Values], null, cancellationToken);
        await batch.UpsertManyAsync([.. newest.Values], null, cancellationToken);
        return old;
    }

    private async Task<AppliedEvents> BuryAsync(IncomingMessage message, string reason, CancellationToken cancellationToken)
    {
        await using var batch = await store.BeginBatchAsync(cancellationToken);
        var dead = await KeepAsync(batch, [Letter(message, reason)], cancellationToken);
        await batch.CommitAsync(cancellationToken);
        return new AppliedEvents(0, 0, dead);
    }

    private static async Task<List<DeadLetter>> KeepAsync(EfWorkforceBatch batch, List<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var kept = new List<DeadLetter>();
        foreach (var letter in letters)
        {
            var before = await batch.Context.Set<DeadLetter>().AsNoTracking()
                .Where(l => l.Topic == letter.Topic && l.Partition == letter.Partition && l.Offset == letter.Offset).Select(l => l.Attempts).SingleOrDefaultAsync(cancellationToken);
            kept.Add(letter with { Attempts = before + 1 });
        }

        await batch.UpsertManyAsync(kept, null, cancellationToken);
        return kept;
    }

    private DeadLetter Letter(IncomingMessage message, string reason) =>
        new(message.Topic, message.Partition, message.Offset, message.Key, message.Value, reason, time.GetUtcNow(), 1);

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

    private static Outcome OutcomeOf(string assignmentId, TaskCompleted c) => new(
        assignmentId, c.Date, c.ActualHours, Math.Clamp((int)Math.Round(c.Quality, MidpointRounding.AwayFromZero), 1, 5), c.Quality / 5,
        HoursRating.TimeAccuracy(c.ActualHours, c.EstimatedHours ?? 0), c.Feedback.Length == 0 ? null : c.Feedback);
}
