using System.Globalization;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.compare_candidates: two or more people side by side for a task.</summary>
/// <param name="arms">Which model ranks the task, where an experiment runs.</param>
/// <param name="rankings">Who is asked for rankings.</param>
internal sealed class CompareCandidates(ExperimentArms arms, IRankings rankings) : IChatFunction
{
    /// <summary>More don't fit beside each other.</summary>
    private const int MaxCompared = 6;

    public string Name => "ranking.compare_candidates";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var ranking = (await arms.OfAsync(context.Call["task"]!, context.Ranking, cancellationToken)).Ranking ?? context.Ranking;
        var asked = context.Call.All("people");
        var people = asked.Take(MaxCompared).ToArray();
        var result = await rankings.RankAsync(ranking, new RankingRequest(context.Call["task"]!) { Top = 1, Include = people }, cancellationToken);
        var candidates = result.Candidates.Where(c => people.Contains(c.Person.Id)).ToArray();
        context.State.TaskId = result.WorkItem.Id;
        context.ShowPeople(candidates.Select(c => c.Person.Id));
        var (first, second) = (candidates[0], candidates[1]);
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = string.Create(
                CultureInfo.InvariantCulture,
                $"**{first.Person.Name}** is ahead of {second.Person.Name} for *{result.WorkItem.Title}*, {Points.Of(first.Score)} to {Points.Of(second.Score)} of 100. {Verdict(first, second)}")
                + (asked.Count > MaxCompared ? $" Only the first {MaxCompared} of the {asked.Count} people that you named are compared." : ""),
            Blocks = [Table(candidates)],
            Note = RankingReply.Basis(result),
            Buttons = RankingReply.ButtonsFor(result.WorkItem, candidates, context.Speaker),
        };
    }

    private static string Verdict(CandidateScore first, CandidateScore second)
    {
        var widest = first.Reasons
            .Zip(second.Reasons, (a, b) => (Topic: RankingReply.Topic(a.Parts[0]), Gap: a.Contribution - b.Contribution))
            .MaxBy(g => g.Gap);
        var overlap = first.Success is { } a && second.Success is { } b && a.Low <= b.High;
        return (Points.Of(widest.Gap) > 0 ? $"What sets them apart most: {widest.Topic}." : "Nothing sets them apart.")
            + (overlap ? " Their chances of success overlap, so the order says little." : "");
    }

    private static TableBlock Table(CandidateScore[] candidates)
    {
        var points = candidates.Select(c => Points.Apportion(c.Parts)).ToArray();
        IReadOnlyList<string> Row(string label, Func<CandidateScore, string> cell) => [label, .. candidates.Select(cell)];
        List<IReadOnlyList<string>> rows =
        [
            Row("Place", c => c.Rank.ToString(CultureInfo.InvariantCulture)),
            Row("Score", c => Points.Of(c.Score).ToString(CultureInfo.InvariantCulture)),
            Row("Success", c => RankingReply.Percent(c.Success)),
            Row("Skills", c => c.Reasons[0].Text),
            Row("Results", c => c.Reasons[1].Text),
            Row("Time", c => c.Reasons[2].Text),
        ];
        if (Array.Exists(candidates, c => c.LeftOut is not null))
            rows.Add(Row("Stands against it", c => c.LeftOut is { } reason ? reason : "nothing"));
        for (var n = 0; n < candidates[0].Parts.Count; n++)
        {
            var part = n;
            rows.Add(
            [
                $"{RankingReply.Label(candidates[0].Parts[part].Part)}, points",
                .. points.Select(p => p[part].ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        return new TableBlock(null, ["", .. candidates.Select(c => c.Person.Name)], rows);
    }
}
