using ChatOps.Agent.Training;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Rest;

/// <summary>Rankings for REST: by the same service, the same model and in the same arm of an experiment as in chat.</summary>
internal sealed class Recommendations(RankingProvider provider, IRankings rankings, ExperimentArms arms)
{
    private const string Advice = "Advice, not a decision.";

    /// <summary>The ranking that serves now.</summary>
    public Task<RankingService> ServingAsync(CancellationToken cancellationToken) => provider.GetAsync(cancellationToken);

    /// <summary>Ranks people for a task.</summary>
    /// <exception cref="RequestRefusedException">There is no such task, person, department or skill.</exception>
    public async Task<TaskAssignmentResponse> RankAsync(TaskAssignmentRequest request, RankingService serving, CancellationToken cancellationToken)
    {
        Check(request, serving.Snapshot);
        var item = serving.Snapshot.WorkItems[serving.Snapshot.ItemIndex(request.TaskId)];
        var arm = await arms.OfAsync(request.TaskId, serving, cancellationToken);
        if (arm.Ranking is not { } ranking)
        {
            return new TaskAssignmentResponse(
                item.Id, item.Title, [], 0, [], [], SomebodyStandsOut: false, $"v{serving.Model.Version}", serving.Snapshot.AsOf, serving.Snapshot.History.Work.Count, arm.Note!);
        }

        var result = await rankings.RankAsync(ranking, request.ToRanking(), cancellationToken);
        return new TaskAssignmentResponse(
            item.Id,
            item.Title,
            [.. result.Candidates.Select(RankedCandidate.Of)],
            result.Considered,
            [.. result.LeftOut.Select(l => new LeftOutUser(l.Person.Id, l.Reason))],
            result.SkillsNobodyHas,
            result.SomebodyStandsOut,
            $"v{result.Model.Version}",
            result.AsOf,
            result.KnownOutcomes,
            arm.Note is null ? Advice : $"{arm.Note} {Advice}");
    }

    /// <summary>Ranks the people who are named, and nobody else; who can't take the task is not among them.</summary>
    /// <exception cref="RequestRefusedException">There is no such task or person.</exception>
    public async Task<IReadOnlyList<CandidateScore>> RankAmongAsync(string taskId, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var serving = await ServingAsync(cancellationToken);
        RequireTask(serving.Snapshot, taskId, "task_id");
        for (var i = 0; i < userIds.Count; i++)
            RequirePerson(serving.Snapshot, userIds[i], $"candidate_users[{i}].user_id");
        var arm = await arms.OfAsync(taskId, serving, cancellationToken);
        if (arm.Ranking is not { } ranking)
            throw new RequestRefusedException(StatusCodes.Status409Conflict, arm.Note!);
        var named = userIds.ToHashSet(StringComparer.Ordinal);
        var result = await rankings.RankAsync(ranking, new RankingRequest(taskId) { Top = 1, Include = [.. named] }, cancellationToken);
        return [.. result.Candidates.Where(c => named.Contains(c.Person.Id) && c.LeftOut is null)];
    }

    /// <summary>How somebody would do on a task; null while there is too little to learn from.</summary>
    public ValueTask<PerformancePrediction?> PredictAsync(RankingService serving, string taskId, string userId, CancellationToken cancellationToken) =>
        rankings.PredictAsync(serving, taskId, userId, cancellationToken);

    /// <exception cref="RequestRefusedException">There is no such task.</exception>
    public static void RequireTask(WorkforceSnapshot snapshot, string id, string field)
    {
        if (snapshot.ItemIndex(id) < 0)
            throw RequestRefusedException.NotFound(field, $"There is no task {id}.");
    }

    /// <exception cref="RequestRefusedException">There is no such person.</exception>
    public static void RequirePerson(WorkforceSnapshot snapshot, string id, string field)
    {
        if (snapshot.PersonIndex(id) < 0)
            throw RequestRefusedException.NotFound(field, $"There is no person {id}.");
    }

    private static void Check(TaskAssignmentRequest request, WorkforceSnapshot snapshot)
    {
        RequireTask(snapshot, request.TaskId, "taskId");
        foreach (var id in request.Include ?? [])
            RequirePerson(snapshot, id, "include");
        foreach (var id in request.Exclude ?? [])
            RequirePerson(snapshot, id, "exclude");
        if (request.Skills?.FirstOrDefault(s => snapshot.Skills.Find(s) < 0) is { } skill)
            throw RequestRefusedException.Invalid("skills", $"Nobody has, and no task asks for, a skill {skill}.");
        if (request.Department is { } department && !snapshot.People.Any(p => p.Department.Equals(department, StringComparison.OrdinalIgnoreCase)))
            throw RequestRefusedException.Invalid("department", $"There is no department {department}.");
    }
}
