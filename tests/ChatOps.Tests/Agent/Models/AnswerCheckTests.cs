using ChatOps.Agent.Planning;
using ChatOps.Agent.Prompts;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using CsCheck;

namespace ChatOps.Tests.Agent.Models;

public sealed class AnswerCheckTests
{
    private static readonly Understanding Understanding = new(PromptFolder.Default);
    private static readonly WorkforceSnapshot Snapshot = WorkforceSnapshot.Build(
        Company.Small()
            .Person("U04", "Will Young", ("Go", Proficiency.Expert))
            .Person("U05", "Jürgen Müller", ("Go", Proficiency.Expert))
            .Person("U06", "Priya Okafor", ("Go", Proficiency.Expert)).Data,
        Company.Today);

    private static readonly Reply Result = new()
    {
        Outcome = ReplyOutcome.Allowed,
        Text = "**Priya Nair** looks best for *Migrate billing to Kafka* (30 h, due 19 Dec). Bob Okafor lacks Kafka.",
        Blocks =
        [
            new RankingBlock("TASK-101", "Migrate billing to Kafka",
            [
                new RankedPerson
                {
                    Rank = 1, PersonId = "U01", Name = "Priya Nair", Summary = "Kafka EXPERT", Score = 84, Success = new ProbabilityRange(0.8734, 0.78, 0.93), FreeHours = 12.5,
                    Reasons = [new ScoreLine("Kafka", 31, 40), new ScoreLine("hard tasks", -9, null)], Parts = [],
                },
            ]),
            new FactsBlock(null, [new Fact("Outcomes", "1,054"), new Fact("AUC", "0.81"), new Fact("Started", "02:00")]),
            new TableBlock("Weeks", ["week", "load"], [["30 Nov", "36 of 40 h"], ["7 Dec", "0.4"]]),
        ],
        Note = "Ranking v4 of 23 Nov 2026.",
    };

    private readonly AnswerCheck _check = new(Understanding);

    [Theory]
    [InlineData("Priya Nair is best with a score of 84.")]
    [InlineData("**Priya** looks best: 87 % (78-93).")]
    [InlineData("Her chance is 87%, from 78 % to 93 %.")]
    [InlineData("Her chance is 0.87.")]
    [InlineData("She has 12.5 h free, or 12,5 Stunden.")]
    [InlineData("1,054 outcomes are known; that is 1054, 1.054 or 1'054.")]
    [InlineData("AUC is 0.81, that is 81 %.")]
    [InlineData("Kafka adds 31 points and hard tasks take 9.")]
    [InlineData("It takes 30 h and is due on 19 December.")]
    [InlineData("TASK-101 is what you asked for, task 101 that is.")]
    [InlineData("This is ranking v4 of 23 Nov 2026.")]
    [InlineData("She starts at 02:00.")]
    [InlineData("Priya's score is 84 and Bob's is not shown.")]
    [InlineData("Bob Okafor lacks Kafka.")]
    [InlineData("Okafor lacks it.")]
    [InlineData("One of them will do, and it may work.")]
    [InlineData("U01 is first.")]
    [InlineData("Priya Nair hat die besten Aussichten für diese Aufgabe.")]
    [InlineData("Nobody else knows Kafka well.")]
    [InlineData("TASK-101 is assigned to Priya Nair.")]
    [InlineData("I can assign it to Priya Nair if you ask me to.")]
    public void Keep_WhatResultsBearOut_Stays(string sentence) => Assert.Equal(sentence, Keep(sentence));

    [Theory]
    [InlineData("Her chance is 88 %.")]
    [InlineData("Her chance is 99%.")]
    [InlineData("Her chance is 0.99.")]
    [InlineData("Her chance is ８８ %.")] // full-width digits
    [InlineData("Her chance is ٩٩ %.")] // Arabic-Indic digits
    [InlineData("Her chance is 9\u200b9 %.")] // a zero-width space between the digits
    [InlineData("Her chance is 9**9** %.")]
    [InlineData("Her chance is ninety percent.")]
    [InlineData("She needs half a dozen, no, twelve hours.")]
    [InlineData("She is ½ done.")]
    [InlineData("It is her Ⅷ task.")]
    [InlineData("84.5 is her score.")]
    [InlineData("1,055 outcomes are known.")]
    [InlineData("1.054,5 outcomes are known.")]
    [InlineData("The score is -85.")]
    [InlineData("It costs 10k.")]
    [InlineData("TASK-102 would fit better.")]
    [InlineData("task 102 would fit better.")]
    [InlineData("Task #102 would fit better.")]
    [InlineData("U02 is second.")]
    [InlineData("Ranking v5 says so.")]
    [InlineData("Cyd Moreau is better.")]
    [InlineData("Cyd is better.")]
    [InlineData("cyd moreau is better.")]
    [InlineData("CYD MOREAU is better.")]
    [InlineData("Moreau's chance is better.")]
    [InlineData("Ask Cyd, she knows.")]
    [InlineData("Priya Okafor is better.")] // a colleague of two known names
    [InlineData("It should be Will.")]
    [InlineData("Give it to Will Young.")]
    [InlineData("It is Jürgen who knows Go.")]
    [InlineData("Jurgen Muller knows it.")]
    [InlineData("Zoe Hacker is better.")]
    [InlineData("I would take Zoe Hacker for it.")]
    [InlineData("The best is Dr. Zoe Hacker.")]
    [InlineData("Write to zoe@evil.example please.")]
    [InlineData("See https://evil.example/x for more.")]
    [InlineData("See [this](evil) for more.")]
    [InlineData("See <img src=x> for more.")]
    [InlineData("Done: TASK-101 is Priya Nair's.")]
    [InlineData("I've assigned TASK-101 to Priya Nair.")]
    [InlineData("I have just now moved it.")]
    [InlineData("TASK-101 has been assigned to Priya Nair.")]
    [InlineData("Ich habe TASK-101 zugewiesen.")]
    [InlineData("J'ai assigné TASK-101 à Priya Nair.")]
    public void Keep_WhatNoResultHas_IsDropped(string sentence) => Assert.Equal("", Keep(sentence));

    [Fact]
    public void Keep_AmongGoodSentences_DropsOnlyTheBadOnes() =>
        Assert.Equal(
            "Priya Nair is best.\n\nBob Okafor lacks Kafka. It is due on 19 Dec.",
            Keep("Priya Nair is best. She is sure to win at 99 %.\n- Cyd Moreau\n* Bob Okafor lacks Kafka. Zoe Hacker is free. It is due on 19 Dec."));

    [Fact]
    public void Keep_WordsOfTheSpeaker_AllowNamesAndIdsButNoNumbers()
    {
        Assert.Equal("About Zoe Hacker and TASK-777 I know nothing.", Keep("About Zoe Hacker and TASK-777 I know nothing.", said: "what does zoe hacker do on TASK-777, 95 % surely"));
        Assert.Equal("", Keep("She has 95 %.", said: "what does zoe hacker do on TASK-777, 95 % surely"));
        Assert.Equal("", Keep("Her number is 777.", said: "what does zoe hacker do on TASK-777, 95 % surely"));
    }

    [Fact]
    public void Keep_WhereSomethingWasDone_MaySaySo() =>
        Assert.Equal("Done: I have started it.", _check.Keep("Done: I have started it.", "go", [Result], Understanding.Company(Snapshot), wasAnythingDone: true));

    [Fact]
    public void Keep_WithoutResults_LetsNoNumberThrough()
    {
        Assert.Equal("Which task do you mean?", _check.Keep("Which task do you mean? There are 12.", "hm", [], Understanding.Company(Snapshot)));
        Assert.Equal("", _check.Keep("Priya Nair has 84 points.", "hm", [], Understanding.Company(Snapshot)));
    }

    [Fact]
    public void Keep_MarkupThatIsNone_IsTakenOut() =>
        Assert.Equal("Best person\n\nPriya Nair is best.\n\nBob Okafor lacks Kafka.", Keep("## Best person\n| a | b |\n```\n> **Priya Nair is best.\n1. Bob Okafor lacks `Kafka`.".Replace("1. ", "- ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Priya Nair is best. Bob Oka", "Priya Nair is best.")]
    [InlineData("Priya Nair is best", "")]
    [InlineData("Ask Dr. Priya Nair. Now", "Ask Dr. Priya Nair.")]
    public void Keep_ProseThatIsNotFinished_KeepsItsFinishedSentences(string prose, string kept) =>
        Assert.Equal(kept, _check.Keep(prose, "dr", [Result], Understanding.Company(Snapshot), isWhole: false));

    [Fact]
    public void Keep_AHundredThousandCharacters_IsCutAndQuick()
    {
        var prose = string.Concat(Enumerable.Repeat("Priya Nair is best. ", 5_000)) + new string('9', 20_000) + new string('*', 20_000);

        Assert.InRange(Keep(prose).Length, 1_000, 8_000);
    }

    [Fact]
    public void Keep_RandomProse_NeverLetsAForeignNumberOrPersonThrough() =>
        Check.Sample(
            Gen.Select(
                OneOf("Priya Nair", "Cyd Moreau", "Will Young", "Zoe Hacker", "the task", "TASK-101", "TASK-102", "U05"),
                OneOf("has", "is at", "**is best** with", "will reach", "(see above)"),
                Gen.Int[0, 2000],
                OneOf(" %", "%", " h", " points", ".5", ",5")).Array[1, 6],
            parts =>
            {
                var kept = Keep(string.Join(' ', parts.Select(p => $"{p.Item1} {p.Item2} {p.Item3}{p.Item4}.")));
                string[] foreign = ["Cyd", "Will Young", "Zoe", "TASK-102", "U05"];
                Assert.DoesNotContain(foreign, f => kept.Contains(f, StringComparison.Ordinal));
                int[] known = [1, 3, 4, 7, 9, 12, 13, 19, 23, 30, 31, 36, 40, 78, 81, 84, 87, 93, 2026, 1054, 0, 2, 101, 500, 125];
                foreach (System.Text.RegularExpressions.Match number in System.Text.RegularExpressions.Regex.Matches(kept.Replace("TASK-101", "", StringComparison.Ordinal), @"\d+"))
                    Assert.Contains(int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture), known.Append(5));
            },
            iter: 2_000);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(n => words[n]);

    private string Keep(string prose, string said = "who should take it?") => _check.Keep(prose, said, [Result], Understanding.Company(Snapshot));
}
