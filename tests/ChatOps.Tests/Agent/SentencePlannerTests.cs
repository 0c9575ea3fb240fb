using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using CsCheck;

namespace ChatOps.Tests.Agent;

public sealed class SentencePlannerTests
{
    private static readonly WorkforceSnapshot Snapshot = WorkforceSnapshot.Build(
        Company.Small()
            .Person("U04", "Anna Lindqvist")
            .Person("U05", "Anna Schmidt")
            .Person("U06", "Grace Hall")
            .Task("TASK-103", "Payments dashboard redesign")
            .Task("TASK-104", "Grace period for invoices")
            .Data,
        Company.Today);

    private static readonly string[] KnownWords =
    [
        "who", "should", "take", "TASK-101", "TASK-999", "why", "compare", "Anna", "Bob", "Priya", "and", "1", "first", "top 3",
        "not", "assign", "to", "undo", "billing", "kafka", "yes", "for",
    ];

    [Theory]
    [InlineData("who should take TASK-101?", "ranking.rank_candidates", "task=TASK-101")]
    [InlineData("Who should take task 101", "ranking.rank_candidates", "task=TASK-101")]
    [InlineData("rank candidates for task-102", "ranking.rank_candidates", "task=TASK-102")]
    [InlineData("who could do the payments dashboard redesign?", "ranking.rank_candidates", "task=TASK-103")]
    [InlineData("best people to migrate billing to kafka", "ranking.rank_candidates", "task=TASK-101")]
    [InlineData("top 10 for TASK-101", "ranking.rank_candidates", "task=TASK-101;top=10")]
    [InlineData("who should take TASK-101 without Bob", "ranking.rank_candidates", "task=TASK-101;exclude=U02")]
    [InlineData("why Priya for TASK-101?", "ranking.explain_ranking", "task=TASK-101;person=U01")]
    [InlineData("explain why Bob Okafor is where he is for TASK-101", "ranking.explain_ranking", "task=TASK-101;person=U02")]
    [InlineData("compare Priya and Bob for TASK-101", "ranking.compare_candidates", "task=TASK-101;people=U01,U02")]
    [InlineData("bob vs priya on TASK-101", "ranking.compare_candidates", "task=TASK-101;people=U02,U01")]
    [InlineData("what is TASK-102?", "ranking.show_task", "task=TASK-102")]
    [InlineData("TASK-102", "ranking.show_task", "task=TASK-102")]
    [InlineData("assign TASK-101 to Priya Nair", "ranking.assign_task", "task=TASK-101;person=U01")]
    [InlineData("give TASK-101 to U02", "ranking.assign_task", "task=TASK-101;person=U02")]
    [InlineData("why Anna Schmidt for TASK-101", "ranking.explain_ranking", "task=TASK-101;person=U05")]
    [InlineData("who should take Grace period for invoices?", "ranking.rank_candidates", "task=TASK-104")]
    [InlineData("why me for TASK-101?", "ranking.explain_ranking", "task=TASK-101;person=U03")]
    [InlineData("help", "help.help", "")]
    [InlineData("what can you do?", "help.help", "")]
    public void Understand_Sentence_PlansTheCall(string text, string function, string arguments)
    {
        var plan = Assert.IsType<Plan.Do>(SentencePlanner.Understand(text, "U03", new ConversationState(), Snapshot));

        Assert.Equal(function, plan.Call.Function);
        Assert.Equal(arguments, string.Join(";", plan.Call.Arguments.Select(a => $"{a.Key}={string.Join(",", a.Value)}")));
    }

    [Fact]
    public void Understand_TwoAnnas_AsksAndOffersBoth()
    {
        var plan = Assert.IsType<Plan.Ask>(SentencePlanner.Understand("assign anna to TASK-103", null, new ConversationState(), Snapshot));

        Assert.Equal("Which Anna?", plan.Question);
        Assert.Equal(["U04", "U05"], plan.Choices.Select(c => c.Call["person"]));
        Assert.All(plan.Choices, c => Assert.Equal("ranking.assign_task", c.Call.Function));
    }

    [Fact]
    public void Understand_CompareWithOneOfTwoAnnas_OffersWholeComparisons()
    {
        var plan = Assert.IsType<Plan.Ask>(SentencePlanner.Understand("compare Anna and Bob for TASK-101", null, new ConversationState(), Snapshot));

        Assert.Equal([["U04", "U02"], ["U05", "U02"]], plan.Choices.Select(c => c.Call.All("people")));
    }

    [Theory]
    [InlineData("who should take this?")]
    [InlineData("who should do the tests?")]
    [InlineData("why Priya?")]
    public void Understand_NoTaskSaidOrShown_Asks(string text) =>
        Assert.IsType<Plan.Ask>(SentencePlanner.Understand(text, "U03", new ConversationState(), Snapshot));

    [Fact]
    public void Understand_YesWithNothingWaiting_IsUnknown() =>
        Assert.IsType<Plan.Unknown>(SentencePlanner.Understand("yes", null, new ConversationState(), Snapshot));

    [Fact]
    public void Understand_AnyText_NeverThrows() => Gen.String.Sample(text =>
    {
        Assert.NotNull(SentencePlanner.Understand(text, "U03", new ConversationState { TaskId = "TASK-101", People = ["U01"] }, Snapshot));
    });

    [Fact]
    public void Understand_AnySequenceOfKnownWords_NeverNamesAnIdThatDoesNotExist() =>
        Gen.Int[0, KnownWords.Length - 1].Select(n => KnownWords[n]).Array[1, 9].Sample(words =>
        {
            var plan = SentencePlanner.Understand(
                string.Join(' ', words), "U03", new ConversationState { TaskId = "TASK-102", People = ["U01", "U02"] }, Snapshot);
            if (plan is not Plan.Do { Call: var call } || call.Function == "help.help")
                return;
            Assert.True(Snapshot.ItemIndex(call["task"]!) >= 0);
            Assert.All(call.All("person").Concat(call.All("people")).Concat(call.All("exclude")), p => Assert.True(Snapshot.PersonIndex(p) >= 0));
        });
}
