using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Replies of every kind, as large as they get in daily life.</summary>
internal static class Replies
{
    public static Reply Of(string kind) => kind switch
    {
        "ranking" => Ranking(),
        "two rankings" => Ranking() with { Blocks = [.. Ranking().Blocks, .. Ranking().Blocks] },
        "comparison" => new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = "**Person 1** is ahead of **Person 2** for *Fix the Kafka consumer*.",
            Blocks = [new TableBlock("Side by side", ["", "Person 1", "Person 2"], [["Score", "82", "74"], ["Success", "87 % (78-93)", "80 % (70-88)"], ["Skills", "+40", "+35"], ["Free a week", "12 h", "30 h"]])],
            Note = "Ranking v7 of 1 Mar, from 1,204 finished tasks. Advice, not a decision.",
        },
        "cv" => new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = "I read **Grace Hopper's** CV; two things to check.",
            Blocks =
            [
                new FactsBlock("Grace Hopper", [new Fact("E-mail", "grace@example.com"), new Fact("Experience", "12 years"), new Fact("Sure", "86 %")]),
                new TableBlock("Skills", ["Skill", "Level", "From"], [["COBOL", "Master", "\"wrote the first compiler\""], ["Kafka", "Beginner", "page 2"]]),
            ],
            Buttons = [Button("Save"), Button("Correct"), Button("Match")],
            IsPersonal = true,
        },
        "progress" => new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = "Training the ranking: **fold 3 of 5**.",
            Blocks = [new FactsBlock(null, [new Fact("Done", "60 %"), new Fact("Since", "00:42")])],
            Buttons = [Button("Stop")],
        },
        "confirmation" => Reply.Of(
            ReplyOutcome.Confirm,
            "Assign **TASK-101** to **Person 1**? With it Person 1 would be at 36 of 40 h a week.",
            new ReplyButton("Yes", "Yes", PlannedCall.Of("confirmation.answer", ("id", "0193a"), ("answer", "yes")), IsPrimary: true),
            new ReplyButton("No", "No", PlannedCall.Of("confirmation.answer", ("id", "0193a"), ("answer", "no")))),
        "error" => Reply.Of(ReplyOutcome.Failed, "The store is away. Please try again in a minute; nothing was changed."),
        "picture" => new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = "How accurate it is.",
            Blocks = [new PictureBlock("Accuracy", new byte[200_000], "A line that rises from 61 to 74 %.", new TableBlock(null, ["Week", "Accuracy"], [["1", "61 %"], ["2", "74 %"]]))],
        },
        "everything at once" => Ranking() with { Blocks = [.. Ranking().Blocks, .. Of("comparison").Blocks, .. Of("cv").Blocks, .. Of("picture").Blocks] },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Somebody of a ranking.</summary>
    public static RankedPerson Person(int rank) => new()
    {
        Rank = rank,
        PersonId = $"U{rank:00}",
        Name = $"Person {rank}",
        Summary = "knows Kafka (expert), done 12 such tasks in half a year, 12 h free",
        Score = 83 - rank,
        Success = new ProbabilityRange(0.87, 0.78, 0.93),
        FreeHours = 12,
        Reasons = [new ScoreLine("knows Kafka (expert) and .NET (advanced)", 40, 60), new ScoreLine("finished 12 such tasks on time", 30, null), new ScoreLine("12 h free in that week", 13 - rank, 20)],
        Parts = [new ScoreLine("Skills", 83 - rank, 100)],
        Buttons = [Button("Why"), Button($"Assign Person {rank}")],
    };

    private static Reply Ranking() => new()
    {
        Outcome = ReplyOutcome.Allowed,
        Text = "**Person 1** looks best for *Fix the Kafka consumer* (12 h, due 9 Mar).",
        Blocks = [new RankingBlock("TASK-101", "Fix the Kafka consumer", [.. Enumerable.Range(1, 5).Select(Person)])],
        Note = "Ranking v7 of 1 Mar, from 1,204 finished tasks; free hours from the week of 2 Mar. Advice, not a decision.",
        Buttons = [Button("Assign Person 1") with { IsPrimary = true }, Button("Compare 1 and 2")],
    };

    private static ReplyButton Button(string label) => new(label, $"{label}, please, for TASK-101", PlannedCall.Of("ranking.assign_task", ("task", "TASK-101"), ("person", "U01")));
}
