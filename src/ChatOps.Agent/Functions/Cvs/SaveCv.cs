using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>cv.save_cv: makes the person of a CV somebody who can be ranked, or adds to who is there already, after a yes to what exactly changes.</summary>
internal sealed class SaveCv(ICvStore store) : IChatFunction
{
    public string Name => "cv.save_cv";

    public async Task<Reply> ProposeAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (plan, problem) = await PlanAsync(context, cancellationToken);
        if (plan is null)
            return problem!;
        var what = plan.Existing is { } existing
            ? $"Add to **{existing.Name}** ({existing.Id}) what this CV says? {plan.Recognised} {Wording.Count(plan.Changes.Count(c => c.IsWritten), "change")}; nothing else is touched."
            : $"Save **{plan.Person.Name}** as a new person with {Wording.Count(plan.Skills.Count, "skill")}?{plan.Recognised}";
        return new Reply
        {
            Outcome = ReplyOutcome.Confirm,
            Text = what + plan.SamePersonHint,
            Blocks = [Table(plan.Changes)],
            Note = "Levels that the company's data gives are kept; those of an earlier CV follow the new one.",
        };
    }

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (plan, problem) = await PlanAsync(context, cancellationToken);
        if (plan is null)
            return problem!;
        string id;
        try
        {
            id = await store.SavePersonAsync(plan.Person, plan.Existing is null, plan.Skills, context.Call["cv"]!, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            return CvReplies.Gone;
        }

        (context.State.PersonId, context.State.People) = (id, [id]);
        return Reply.Of(
            ReplyOutcome.Confirmed,
            plan.Existing is null
                ? $"Done: **{plan.Person.Name}** is {id} now and can be ranked. Department: {plan.Person.Department.ToLowerInvariant()}; until a workload says otherwise, {Wording.Text($"{plan.Person.WeeklyCapacityHours:0}")} h a week are free."
                : $"Done: **{plan.Person.Name}** ({id}) is up to date.",
            new ReplyButton("Best open task", $"Which open task fits {plan.Person.Name} best?", PlannedCall.Of("cv.match_cv", ("cv", context.Call["cv"]!))));
    }

    private async Task<(CvSavePlan? Plan, Reply? Problem)> PlanAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        if (await KeptCvs.FindAsync(store, context.Call["cv"]!, cancellationToken) is not { } record)
            return (null, CvReplies.Gone);
        var analysis = KeptCvs.AnalysisOf(record);
        if (analysis.Profile.PersonalInfo.Name is not { Length: > 0 })
            return (null, Reply.Of(ReplyOutcome.Clarify, "No name was read from this CV, and nobody is saved without one. Correct it first, e.g. \"the name is Nora Novak\"."));
        if (ProfileFields.Get(analysis.Profile, CvFields.Skills) is null)
            return (null, Reply.Of(ReplyOutcome.Clarify, "No skill was read from this CV, so nobody could be ranked by it. Correct its skills first, e.g. \"the skills are Kafka, Rust\"."));

        var known = await store.FindPeopleAsync(record.Email, record.Phone, cancellationToken);
        var snapshot = context.Ranking.Snapshot;
        var plan = CvSavePlan.Make(record, analysis, snapshot, known);
        if (plan.Existing is not null)
        {
            var earlier = await store.FindOfPersonAsync(plan.Existing.Id, cancellationToken);
            plan = plan.Compared(snapshot, earlier is null || earlier.Id == record.Id ? null : KeptCvs.AnalysisOf(earlier));
        }

        return plan.Changes.Any(c => c.IsWritten) || plan.Existing is null ? (plan, null) : (null, NothingToSave(plan.Existing, plan.Changes));
    }

    private static Reply NothingToSave(Person existing, IReadOnlyList<CvChange> kept) => new()
    {
        Outcome = ReplyOutcome.Clarify,
        Text = kept.Count == 0
            ? $"There is nothing to save: the data of **{existing.Name}** ({existing.Id}) has all that this CV says."
            : $"There is nothing to save: what differs from the data of **{existing.Name}** ({existing.Id}) is the company's own, and is kept.",
        Blocks = kept.Count == 0 ? [] : [Table(kept)],
    };

    private static TableBlock Table(IReadOnlyList<CvChange> changes) =>
        new(null, ["Field", "Now", "In the CV", "After saving"], [.. changes.Select(c => (IReadOnlyList<string>)[c.Field, c.Now, c.InCv, c.After])]);
}
