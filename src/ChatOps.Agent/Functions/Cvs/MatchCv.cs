using ChatOps.Agent.Replies;
using ChatOps.Cvs.People;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.match_cv: where the person of a CV would stand for one task, or which open tasks suit them best; ranked with everybody else, by the same model.</summary>
internal sealed class MatchCv(ICvStore store, RankingProvider rankings) : IChatFunction
{
    private const int TasksShown = 5;

    /// <summary>Open tasks that are ranked in full: those that ask for most of what the CV shows.</summary>
    private const int TasksRanked = 200;

    public string Name => "cv.match_cv";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (await KeptCvs.FindAsync(store, context.Call["cv"]!, cancellationToken) is not { } record)
            return CvReplies.Gone;
        var analysis = KeptCvs.AnalysisOf(record);
        var person = KeptCvs.PersonOf(analysis, context.Ranking.Snapshot);
        if (person.Skills.Count == 0)
            return Reply.Of(ReplyOutcome.Clarify, "No skill was read from this CV, so there is nothing to match. Correct its skills first, e.g. \"the skills are Kafka, Rust\".");

        var (ranking, id) = await WithPersonAsync(record, person, context, cancellationToken);
        var card = new CvCard(analysis, person);
        var reply = context.Call["task"] is { } task ? OneTask(ranking, id, task, card, context) : OpenTasks(ranking, id, card, context);
        return context.Speaker.Role is Access.Role.Hr or Access.Role.Admin && record.PersonId is null
            ? reply with { Buttons = [.. reply.Buttons, CvReplies.Save(record.Id, card.Name, isPrimary: false, isNamed: false)] }
            : reply;
    }

    private async Task<(RankingService Ranking, string PersonId)> WithPersonAsync(CvRecord record, CvPerson person, FunctionContext context, CancellationToken cancellationToken)
    {
        if (record.PersonId is { } saved && context.Ranking.Snapshot.PersonIndex(saved) >= 0)
            return (context.Ranking, saved);
        var supposed = person.As($"cv:{record.Id}");
        return (await rankings.SupposeAsync(supposed, [.. person.Skills.Select(s => s.Of(supposed.Id))], cancellationToken), supposed.Id);
    }

    private static Reply OneTask(RankingService ranking, string personId, string taskId, CvCard card, FunctionContext context)
    {
        var result = ranking.Rank(new RankingRequest(taskId) { Top = 1, Include = [personId] });
        var candidate = result.Candidates.Single(c => c.Person.Id == personId);
        context.State.TaskId = taskId;
        var supposed = ranking.Suppose(taskId, personId).FirstOrDefault(s => s.Rank < candidate.Rank);
        var better = supposed is null ? "" : Wording.Text($" With {supposed.Skill} at {Wording.Level(supposed.Level)} it would be place {supposed.Rank}.");
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Wording.Text($"**{card.Name}** would be place {candidate.Rank} of {result.Considered} for *{result.WorkItem.Title}* ({Points.Of(candidate.Score)} of 100), success {RankingReply.Percent(candidate.Success)}.{Gaps(ranking, taskId, personId)}{better}"),
            Blocks = [new RankingBlock(result.WorkItem.Id, result.WorkItem.Title, [RankingReply.Row(candidate, result.WorkItem, context.Speaker) with { PersonId = personId, Buttons = [] }])],
            Note = $"{RankingReply.Basis(result)} {FromCv}",
        };
    }

    private static Reply OpenTasks(RankingService ranking, string personId, CvCard card, FunctionContext context)
    {
        var snapshot = ranking.Snapshot;
        var person = snapshot.PersonIndex(personId);
        var open = Enumerable.Range(0, snapshot.WorkItems.Count).Where(i => snapshot.WorkItems[i].Status == WorkItemStatus.Open).ToArray();
        if (open.Length == 0)
            return Reply.Of(ReplyOutcome.Allowed, "No task is open at the moment.");
        var matching = open.Select(i => (Item: i, Shared: Shared(snapshot, i, person))).Where(t => t.Shared > 0).OrderByDescending(t => t.Shared).ThenBy(t => t.Item).Take(TasksRanked).ToArray();
        if (matching.Length == 0)
            return Reply.Of(ReplyOutcome.Allowed, $"None of the {Wording.Count(open.Length, "open task")} asks for a skill that this CV shows.");

        var best = matching.Select(t => ranking.Rank(new RankingRequest(snapshot.WorkItems[t.Item].Id) { Top = 1, Include = [personId] }))
            .Select(r => (Result: r, Candidate: r.Candidates.Single(c => c.Person.Id == personId)))
            .OrderByDescending(m => m.Candidate.Score).ThenBy(m => m.Candidate.Rank)
            .Take(TasksShown).ToArray();
        context.ShowTasks(best.Select(b => b.Result.WorkItem.Id));
        var first = best[0];
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = (first.Candidate.Success is { } chance && chance.Value < first.Result.ConfidenceToRecommend ? $"No open task stands out for **{card.Name}**. Closest: " : $"Best for **{card.Name}**: ")
                + Wording.Text($"**{first.Result.WorkItem.Id}** *{first.Result.WorkItem.Title}*, place {first.Candidate.Rank} of {first.Result.Considered} ({Points.Of(first.Candidate.Score)} of 100), success {RankingReply.Percent(first.Candidate.Success)}. ")
                + $"{Wording.Count(matching.Length, "open task asks", "open tasks ask")} for something that the CV shows.",
            Blocks =
            [
                new TableBlock(
                    null,
                    ["Task", "Title", "Place", "Score", "Success", "For and against"],
                    [
                        .. best.Select(b => (IReadOnlyList<string>)
                        [
                            b.Result.WorkItem.Id, b.Result.WorkItem.Title, Wording.Text($"{b.Candidate.Rank} of {b.Result.Considered}"), Wording.Text($"{Points.Of(b.Candidate.Score)}"),
                            RankingReply.Percent(b.Candidate.Success), string.Join("; ", b.Candidate.Reasons.Take(2).Select(r => r.Text)),
                        ]),
                    ]),
            ],
            Note = $"{RankingReply.Basis(first.Result)} {FromCv}",
        };
    }

    private const string FromCv = "Skills are what the CV claims; nobody has checked them.";

    /// <summary>What the task asks for and the CV does not show well enough.</summary>
    private static string Gaps(RankingService ranking, string taskId, string personId)
    {
        var snapshot = ranking.Snapshot;
        var person = snapshot.PersonIndex(personId);
        var gaps = snapshot.Skills.RequirementsOf(snapshot.ItemIndex(taskId))
            .Select(r => (Required: r, Had: LevelOf(snapshot, person, r.Name)))
            .Where(g => g.Had < (int)g.Required.Proficiency)
            .Select(g => $"{g.Required.Name} ({(g.Had == 0 ? "none" : Wording.Level((Proficiency)g.Had))}, {Wording.Level(g.Required.Proficiency)} asked)")
            .ToArray();
        return gaps.Length == 0 ? " The CV shows every skill that it asks for." : $" Gaps: {Wording.List(gaps)}.";
    }

    /// <summary>Share of what an item asks for that somebody has, 0 to 1.</summary>
    private static double Shared(WorkforceSnapshot snapshot, int item, int person)
    {
        var required = snapshot.Skills.RequirementsOf(item);
        return required.Count == 0 ? 0 : required.Average(r => Math.Min(1, LevelOf(snapshot, person, r.Name) / (double)(int)r.Proficiency));
    }

    private static int LevelOf(WorkforceSnapshot snapshot, int person, string skill) => (int)snapshot.Skills.LevelOf(person, snapshot.Skills.Find(skill));
}
