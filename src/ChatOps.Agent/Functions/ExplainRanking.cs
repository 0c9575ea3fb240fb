using System.Globalization;
using ChatOps.Agent.Replies;
using ChatOps.Agent.Training;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.explain_ranking: why somebody stands where they stand, next to the one who stands first.</summary>
/// <param name="arms">Which model ranks the task, where an experiment runs.</param>
/// <param name="rankings">Who is asked for rankings.</param>
internal sealed class ExplainRanking(ExperimentArms arms, IRankings rankings) : IChatFunction
{
    private const int SupposedShown = 3;
    private const int FeaturesShown = 6;

    /// <summary>Log-odds below this are not worth a row.</summary>
    private const double LeastShown = 0.01;

    public string Name => "ranking.explain_ranking";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var personId = context.Call["person"]!;

        // A task that an experiment leaves without a recommendation can still be asked about: by what serves.
        var ranking = (await arms.OfAsync(context.Call["task"]!, context.Ranking, cancellationToken)).Ranking ?? context.Ranking;
        var result = await rankings.RankAsync(ranking, new RankingRequest(context.Call["task"]!) { Top = 2, Include = [personId] }, cancellationToken);
        var person = result.Candidates.Single(c => c.Person.Id == personId);
        var other = result.Candidates.FirstOrDefault(c => c.Person.Id != personId);
        (context.State.TaskId, context.State.People) = (result.WorkItem.Id, [personId]);
        var supposed = ranking.Suppose(result.WorkItem.Id, personId);
        return Write(result, person, other, supposed, context);
    }

    private static Reply Write(
        RankingResult result, CandidateScore person, CandidateScore? other, IReadOnlyList<WhatIf> supposed, FunctionContext context)
    {
        // An employee may see their own standing, but not how a colleague is scored.
        var comparable = other is not null && context.Speaker.Role != Access.Role.Employee ? other : null;
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Headline(result, person, comparable) + LeftOut(person) + Supposed(person, supposed),
            Blocks = [Reasons(person), Table(person, comparable), .. Features(person)],
            Note = RankingReply.Basis(result),
            Buttons = comparable is null ? [] : RankingReply.ButtonsFor(result.WorkItem, [person, comparable], context.Speaker),
        };
    }

    private static string Headline(RankingResult result, CandidateScore person, CandidateScore? other)
    {
        var standing = string.Create(
            CultureInfo.InvariantCulture,
            $"**{person.Person.Name}** is {Ordinal(person.Rank)} of {result.Considered} for *{result.WorkItem.Title}* ({Points.Of(person.Score)} of 100).");
        if (other is null)
            return standing;

        var gaps = person.Reasons.Zip(other.Reasons, (mine, theirs) => (mine.Parts, Gap: mine.Contribution - theirs.Contribution))
            .Where(g => g.Parts[0] != ScorePart.SuccessBase) // the same for both
            .OrderByDescending(g => Math.Abs(g.Gap))
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{RankingReply.Topic(g.Parts[0])} {Signed(g.Gap)}"));
        return $"{standing}\n\nAgainst {other.Person.Name}, who is {Ordinal(other.Rank)} ({Points.Of(other.Score)}): {string.Join(", ", gaps)}.";
    }

    private static string LeftOut(CandidateScore person) =>
        person.LeftOut is { } reason ? $" But {person.Person.Name} {reason} and is left out of the ranking." : "";

    /// <summary>"With Kafka at ADVANCED: 2nd (71)." Only what would move somebody up.</summary>
    private static string Supposed(CandidateScore person, IReadOnlyList<WhatIf> supposed)
    {
        var better = supposed.Where(s => s.Rank < person.Rank).Take(SupposedShown)
            .Select(s => $"with {s.Skill} at {s.Level.ToString().ToUpperInvariant()} {Ordinal(s.Rank)} ({Points.Of(s.Score)})")
            .ToArray();
        return better.Length > 0 ? $"\n\nEverything else as it is, {person.Person.Name} would be {string.Join(", ", better)}." : "";
    }

    /// <summary>What moves the learned chance most, against somebody average: exact contributions to its log-odds.</summary>
    private static IEnumerable<TableBlock> Features(CandidateScore person)
    {
        if (person.Explanation is not { } explanation)
            yield break;
        var moving = Enumerable.Range(0, explanation.Contributions.Count)
            .Where(f => Math.Abs(explanation.Contributions[f]) >= LeastShown)
            .OrderByDescending(f => Math.Abs(explanation.Contributions[f]))
            .ToArray();
        static string Signed(double logOdds) => logOdds.ToString("+0.00;-0.00;0", CultureInfo.InvariantCulture);
        var rows = moving.Take(FeaturesShown).Select(f => (IReadOnlyList<string>)
        [
            FeatureWords.Label((SuccessFeature)f),
            FeatureWords.Value((SuccessFeature)f, explanation.Features[f]),
            FeatureWords.Value((SuccessFeature)f, explanation.Average[f]),
            Signed(explanation.Contributions[f]),
        ]).ToList();
        var rest = explanation.Score - explanation.Reference - moving.Take(FeaturesShown).Sum(f => explanation.Contributions[f]);
        rows.Add(["Everything else", "", "", Signed(rest)]);
        rows.Add(["All together", "", "", Signed(explanation.Score - explanation.Reference)]);
        yield return new TableBlock("What moves the chance of success", ["", person.Person.Name, "On average", "Adds (log-odds)"], rows);
    }

    private static FactsBlock Reasons(CandidateScore person) =>
        new(null, [.. person.Reasons.Where(r => r.Parts[0] != ScorePart.SuccessBase).Select(r => new Fact(Capitalised(RankingReply.Topic(r.Parts[0])), r.Text))]);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static TableBlock Table(CandidateScore person, CandidateScore? other)
    {
        var points = Points.Apportion(person.Parts);
        string[] columns = ["Part of the score", person.Person.Name, "At most", .. other is null ? [] : new[] { other.Person.Name }];
        var otherPoints = other is null ? null : Points.Apportion(other.Parts);
        var rows = person.Parts.Select((part, n) => (IReadOnlyList<string>)
        [
            RankingReply.Label(part.Part),
            points[n].ToString(CultureInfo.InvariantCulture),
            part.Maximum is { } most ? Points.Of(most).ToString(CultureInfo.InvariantCulture) : "",
            .. otherPoints is null ? [] : new[] { otherPoints[n].ToString(CultureInfo.InvariantCulture) },
        ]);
        return new TableBlock(null, columns, [.. rows]);
    }

    private static string Signed(double gap) => Points.Of(Math.Abs(gap)) is > 0 and var points ? $"{(gap > 0 ? '+' : '-')}{points}" : "even";

    private static string Ordinal(int n) => (n % 100) is >= 11 and <= 13 ? $"{n}th" : (n % 10) switch
    {
        1 => $"{n}st",
        2 => $"{n}nd",
        3 => $"{n}rd",
        _ => $"{n}th",
    };
}
