using System.Globalization;
using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>Puts a ranking into words: the answer, the card, what it rests on, what one can do.</summary>
internal static class RankingReply
{
    private const int Compared = 2;

    /// <summary>People shown as cards; the others stand in a table, but for those who were asked for by name.</summary>
    private const int MaxCards = 25;

    public static Reply Write(RankingResult result, FunctionContext context)
    {
        var speaker = context.Speaker;
        var conditions = FilterReply.Sentence(result, context);
        if (result.Candidates.Count == 0)
            return Nobody(result, conditions, context);

        var named = context.Call.All("include");
        var inCards = result.Candidates.Where((c, n) => n < MaxCards || named.Contains(c.Person.Id)).ToArray();
        var block = new RankingBlock(
            result.WorkItem.Id, result.WorkItem.Title, [.. inCards.Select(c => Row(c, result.WorkItem, speaker))]);
        var rest = result.Candidates.Except(inCards).ToArray();
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = (IsNobodyLeft(result) ? $"Nobody meets the conditions for *{result.WorkItem.Title}*.{LeftOut(result)}" : Headline(result)) + conditions,
            Blocks = rest.Length > 0 ? [block, Rest(rest)] : [block],
            Note = Basis(result),
            Buttons = IsNobodyLeft(result)
                ? FilterReply.Without(result, context.Call)
                : ButtonsFor(result.WorkItem, [.. result.Candidates.Take(Compared)], speaker),
        };
    }

    /// <summary>Which model and which data an answer rests on.</summary>
    public static string Basis(RankingResult result)
    {
        var model = result.Model.Version == 0
            ? "The document's formula, not trained yet"
            : $"Ranking v{result.Model.Version} of {Day(DateOnly.FromDateTime(result.Model.TrainedAt.LocalDateTime))}";
        var hours = result.WorkloadWeek is { } week ? $"; free hours from the week of {Day(week)}" : "";
        var success = !result.Model.SaysSuccess
            ? $" Chances of success are not measurable yet ({result.Model.CalibratedOn} of {SuccessCalibration.MinOutcomes} outcomes)."
            : "";
        return $"{model}, from {result.KnownOutcomes.ToString("N0", CultureInfo.InvariantCulture)} finished tasks{hours}.{success} Advice, not a decision.";
    }

    /// <summary>Assign the first, compare the first two, as far as the speaker may.</summary>
    public static IReadOnlyList<ReplyButton> ButtonsFor(WorkItem task, IReadOnlyList<CandidateScore> candidates, Speaker speaker)
    {
        var buttons = new List<ReplyButton>();
        if (candidates.Count > 0 && MayAssign(speaker, task))
            buttons.Add(Assign(task, candidates[0].Person) with { IsPrimary = true });
        if (candidates.Count >= Compared)
        {
            var people = candidates.Take(Compared).Select(c => c.Person).ToArray();
            buttons.Add(new ReplyButton(
                $"Compare {candidates[0].Rank} and {candidates[1].Rank}",
                $"Compare {people[0].Name} and {people[1].Name} for {task.Id}",
                new PlannedCall("ranking.compare_candidates", new Dictionary<string, IReadOnlyList<string>>
                {
                    ["task"] = [task.Id],
                    ["people"] = [people[0].Id, people[1].Id],
                })));
        }

        return buttons;
    }

    /// <summary>A part of the score as a heading.</summary>
    public static string Label(ScorePart part) => part switch
    {
        ScorePart.Skill => "Skills",
        ScorePart.Performance => "Past performance",
        ScorePart.Availability => "Enough free hours",
        ScorePart.Workload => "Light workload",
        ScorePart.Collaboration => "Knows the project",
        ScorePart.Collaborative => "Similar people on similar tasks",
        ScorePart.SuccessBase => "Chance of somebody average",
        ScorePart.SuccessSkills => "Chance: skills",
        ScorePart.SuccessResults => "Chance: results and experience",
        ScorePart.SuccessTime => "Chance: load at the moment",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "It is not shown."),
    };

    /// <summary>What a reason is about, by its first part.</summary>
    public static string Topic(ScorePart part) => part switch
    {
        ScorePart.Skill or ScorePart.SuccessSkills => "skills",
        ScorePart.Performance or ScorePart.SuccessResults => "results",
        ScorePart.SuccessBase => "average",
        _ => "time",
    };

    /// <summary>"87 % (78-93)".</summary>
    public static string Percent(SuccessProbability? success) => success is { } s
        ? RankingWords.Percent(new ProbabilityRange(s.Value, s.Low, s.High))
        : "not measurable yet";

    private static bool IsNobodyLeft(RankingResult result) => result.Filters is [.., { Remaining: 0 }];

    private static Reply Nobody(RankingResult result, string conditions, FunctionContext context) => IsNobodyLeft(result)
        ? new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"Nobody meets the conditions for *{result.WorkItem.Title}*.{conditions}",
            Buttons = FilterReply.Without(result, context.Call),
        }
        : Reply.Of(ReplyOutcome.Clarify, $"There is nobody to rank for **{result.WorkItem.Id}**: everybody was left out.{conditions}{LeftOut(result)}");

    private static TableBlock Rest(CandidateScore[] candidates) => new(
        "After them",
        ["Place", "Name", "Score", "Success", "Free a week"],
        [
            .. candidates.Select(c => (IReadOnlyList<string>)
            [
                Wording.Text($"{c.Rank}"), c.Person.Name, Wording.Text($"{Points.Of(c.Score)}"), Percent(c.Success), Wording.Text($"{c.FreeHours:0} h"),
            ]),
        ]);

    /// <summary>Somebody as a row of a card.</summary>
    public static RankedPerson Row(CandidateScore candidate, WorkItem task, Speaker speaker)
    {
        var points = candidate.Parts.Zip(Points.Apportion(candidate.Parts)).ToDictionary(p => p.First.Part, p => p.Second);
        var why = new ReplyButton(
            "Why",
            $"Why {candidate.Person.Name} for {task.Id}?",
            PlannedCall.Of("ranking.explain_ranking", ("task", task.Id), ("person", candidate.Person.Id)));
        return new RankedPerson
        {
            Rank = candidate.Rank,
            PersonId = candidate.Person.Id,
            Name = candidate.Person.Name,
            Summary = candidate.Reasons[0].Text,
            Score = Points.Of(candidate.Score),
            Success = candidate.Success is { } s ? new ProbabilityRange(s.Value, s.Low, s.High) : null,
            FreeHours = candidate.FreeHours,
            Reasons =
            [
                .. candidate.Reasons.Select(r => new ScoreLine(r.Text, r.Parts.Sum(p => points[p]), r.Maximum is { } most ? Points.Of(most) : null)),
            ],
            Parts = [.. candidate.Parts.Select(p => new ScoreLine(Label(p.Part), points[p.Part], p.Maximum is { } most ? Points.Of(most) : null))],
            Buttons = MayAssign(speaker, task) ? [why, Assign(task, candidate.Person) with { Label = "Assign" }] : [why],
        };
    }

    private static string Headline(RankingResult result)
    {
        var task = result.WorkItem;
        var due = task.Deadline is { } deadline ? $", due {Day(deadline)}" : "";
        var effort = string.Create(CultureInfo.InvariantCulture, $"{task.EstimatedHours:0.#} h{due}");
        var answer = $"**{result.Candidates[0].Person.Name}** looks best for *{task.Title}* ({effort}).";
        if (result.SkillsNobodyHas.Count > 0)
        {
            answer = $"Nobody here has **{string.Join(", ", result.SkillsNobodyHas)}**, which *{task.Title}* requires. "
                + $"By everything else {result.Candidates[0].Person.Name} comes closest ({effort}).";
        }

        else if (!result.SomebodyStandsOut)
        {
            answer = NobodyStandsOut(result, effort);
        }

        return answer + LeftOut(result) + task.Status switch
        {
            WorkItemStatus.Completed => $" {task.Id} is completed; this is who would suit it today.",
            _ when result.Holder is { } holder => $" {task.Id} is {holder.Name}'s at the moment.",
            _ => "",
        };
    }

    private static string NobodyStandsOut(RankingResult result, string effort)
    {
        var closest = result.Candidates.Where(c => c.LeftOut is null).Take(Compared).ToArray();
        var named = string.Join(", ", closest.Select(c => $"{c.Person.Name} {Percent(c.Success)}"));
        var overlap = closest is [{ Success: { } first }, { Success: { } second }] && first.Low <= second.High
            ? " Their ranges overlap, so the order says little."
            : "";
        return $"Nobody stands out for *{result.WorkItem.Title}* ({effort}): the best chance of success is below {Points.Of(result.ConfidenceToRecommend)} %. Closest: {named}.{overlap}";
    }

    /// <summary>Who can't take the task, as far as it is few enough to read.</summary>
    private static string LeftOut(RankingResult result)
    {
        const int Named = 3;
        if (result.LeftOut.Count == 0)
            return "";
        var named = string.Join("; ", result.LeftOut.Take(Named).Select(l => $"{l.Person.Name} {l.Reason}"));
        var more = result.LeftOut.Count > Named ? $"; {result.LeftOut.Count - Named} more" : "";
        return $" Left out: {named}{more}.";
    }

    private static bool MayAssign(Speaker speaker, WorkItem task) =>
        task.Status != WorkItemStatus.Completed && FunctionCatalogue.Find("ranking.assign_task")!.Allows(speaker, null);

    private static ReplyButton Assign(WorkItem task, Person person) => new(
        $"Assign {person.Name}",
        $"Assign {task.Id} to {person.Name}",
        PlannedCall.Of("ranking.assign_task", ("task", task.Id), ("person", person.Id)));

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
