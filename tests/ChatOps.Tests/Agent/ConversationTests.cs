using ChatOps.Agent.Access;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Agent;

public sealed class ConversationTests : IDisposable
{
    private static readonly Speaker Employee = new("U02", "Bob Okafor", Role.Employee);
    private static readonly Speaker Hr = new("U03", "Cyd Moreau", Role.Hr);
    private static readonly Speaker Admin = new("U03", "Cyd Moreau", Role.Admin);

    private readonly AgentBench _bench = new(Company.Small());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task TakeTurn_WhoShouldTake_RanksWithReasonsThatAddUp()
    {
        var reply = await _bench.SayAsync("who should take TASK-101?");

        var block = Assert.IsType<RankingBlock>(Assert.Single(reply.Blocks));
        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Equal(["U01", "U02", "U03"], block.People.Select(p => p.PersonId));
        Assert.All(block.People, p =>
        {
            Assert.Equal(3, p.Reasons.Count);
            Assert.Equal(p.Score, p.Reasons.Sum(r => r.Points));
            Assert.Equal(p.Score, p.Parts.Sum(r => r.Points));
            Assert.All(p.Parts, r => Assert.InRange(r.Points, 0, r.MaxPoints!.Value));
        });
        Assert.Contains("Priya Nair", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Advice, not a decision", reply.Note, StringComparison.Ordinal);
        Assert.Contains("not measurable yet (0 of 50 outcomes)", reply.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_TaskNobodyCanDo_SaysWhichSkillIsMissing() =>
        Assert.Contains("Nobody here has **Swift**", (await _bench.SayAsync("who should take TASK-102?")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task TakeTurn_UnknownTask_OffersTheNearestTitles()
    {
        var reply = await _bench.SayAsync("who should take TASK-999?");

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains("There is no TASK-999", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["TASK-102 Fix login crash on iOS", "TASK-101 Migrate billing to Kafka"], reply.Buttons.Select(b => b.Label));
        Assert.IsType<RankingBlock>(Assert.Single((await _bench.PressAsync(reply.Buttons[1])).Blocks));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\u0000\u0001\u202e")]
    [InlineData("good morning")]
    public async Task TakeTurn_NothingToUnderstand_SaysWhatItUnderstands(string text)
    {
        var reply = await _bench.SayAsync(text);

        Assert.Equal(ReplyOutcome.None, reply.Outcome);
        Assert.Contains("elp", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_HundredThousandCharacters_AsksForLess()
    {
        var reply = await _bench.SayAsync(new string('x', 100_000));

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains("100,000 characters", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_EmployeeAsksForARanking_IsDeniedAndToldWhoMay()
    {
        var reply = await _bench.SayAsync("who should take TASK-101?", Employee);

        Assert.Equal(ReplyOutcome.Denied, reply.Outcome);
        Assert.Empty(reply.Blocks);
        Assert.Contains("managers, HR and admins", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_EmployeeAsksAboutThemselves_IsAnsweredWithoutTheColleague()
    {
        var reply = await _bench.SayAsync("why Bob for TASK-101?", Employee);

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.DoesNotContain("Priya", reply.Text + string.Concat(reply.Blocks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why Priya for TASK-101?")]
    [InlineData("compare Priya and Bob for TASK-101")]
    [InlineData("assign TASK-101 to Bob")]
    [InlineData("undo the assignment of TASK-101")]
    [InlineData("who should take TASK-999?")]
    public async Task TakeTurn_EmployeeAsksForWhatIsNotTheirs_IsDenied(string text) =>
        Assert.Equal(ReplyOutcome.Denied, (await _bench.SayAsync(text, Employee)).Outcome);

    [Fact]
    public async Task TakeTurn_EmployeePressesAManagersButton_IsDenied()
    {
        var ranked = await _bench.SayAsync("who should take TASK-101?");

        var reply = await _bench.PressAsync(ranked.Buttons.First(b => b.Call.Function == "ranking.assign_task"), Employee);

        Assert.Equal(ReplyOutcome.Denied, reply.Outcome);
        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_HrAssigns_IsDenied() =>
        Assert.Equal(ReplyOutcome.Denied, (await _bench.SayAsync("assign TASK-101 to Bob", Hr)).Outcome);

    [Fact]
    public async Task TakeTurn_WhyNotBobAfterARanking_ExplainsBobForThatTask()
    {
        await _bench.SayAsync("who should take TASK-101?");

        var reply = await _bench.SayAsync("why not Bob?");

        Assert.Contains("**Bob Okafor** is 2nd of 3", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Against Priya Nair, who is 1st", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_CompareOneAndTwo_ComparesTheFirstTwoShown()
    {
        await _bench.SayAsync("who should take TASK-101?");

        var table = Assert.IsType<TableBlock>(Assert.Single((await _bench.SayAsync("compare 1 and 2")).Blocks));

        Assert.Equal(["", "Priya Nair", "Bob Okafor"], table.Columns);
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
    }

    [Fact]
    public async Task TakeTurn_HowWouldSomebodyDo_SaysWhatIsMissingWithoutAModel()
    {
        var reply = await _bench.SayAsync("how would Bob do on TASK-101?");

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Contains("not measurable yet: that takes 50 outcomes", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_EmployeeAsksHowAColleagueWouldDo_IsDenied() => Assert.Equal(
        ReplyOutcome.Denied,
        (await _bench.SayAsync("how would Bob do on TASK-101?", new Speaker("U01", "Priya Nair", Role.Employee))).Outcome);

    [Fact]
    public async Task TakeTurn_AndForAnotherTask_RanksThatOne()
    {
        await _bench.SayAsync("who should take TASK-101?");

        var block = Assert.IsType<RankingBlock>(Assert.Single((await _bench.SayAsync("and for TASK-102?")).Blocks));

        Assert.Equal("TASK-102", block.TaskId);
    }

    [Fact]
    public async Task TakeTurn_AssignThenYes_AsksFirstThenAssigns()
    {
        var question = await _bench.SayAsync("assign TASK-101 to Bob");
        Assert.Equal(ReplyOutcome.Confirm, question.Outcome);
        Assert.Empty(_bench.Store.Data.Assignments);
        Assert.Contains("The ranking puts Priya Nair first", question.Text, StringComparison.Ordinal);

        var done = await _bench.SayAsync("yes");

        Assert.Equal(ReplyOutcome.Confirmed, done.Outcome);
        var assignment = Assert.Single(_bench.Store.Data.Assignments);
        Assert.Equal(("TASK-101", "U02", AssignmentMethod.Manual), (assignment.WorkItemId, assignment.PersonId, assignment.Method));
    }

    [Fact]
    public async Task TakeTurn_AssignTheFirstByButton_IsRecordedAsRecommended()
    {
        var ranked = await _bench.SayAsync("who should take TASK-101?");
        var question = await _bench.PressAsync(ranked.Buttons.Single(b => b.IsPrimary));

        await _bench.PressAsync(question.Buttons.Single(b => b.IsPrimary));

        Assert.Equal(AssignmentMethod.AiRecommended, Assert.Single(_bench.Store.Data.Assignments).Method);
    }

    [Fact]
    public async Task TakeTurn_AssignThenNo_ChangesNothing()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");

        Assert.Equal(ReplyOutcome.Cancelled, (await _bench.SayAsync("no")).Outcome);
        Assert.Equal(ReplyOutcome.None, (await _bench.SayAsync("yes")).Outcome);
        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_YesFromSomebodyElse_ChangesNothing()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");

        var reply = await _bench.SayAsync("yes", new Speaker("U01", "Priya Nair", Role.Manager));

        Assert.Equal(ReplyOutcome.Denied, reply.Outcome);
        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_YesInAnotherConversation_ChangesNothing()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");

        await _bench.SayAsync("yes", conversation: "c2");

        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_YesAfterTenMinutes_ChangesNothing()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");
        _bench.Time.Advance(TimeSpan.FromMinutes(10.1));

        await _bench.SayAsync("yes");

        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_QuestionInBetween_KeepsTheProposal()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");
        await _bench.SayAsync("what is TASK-102?");

        await _bench.SayAsync("yes");

        Assert.Equal("TASK-101", Assert.Single(_bench.Store.Data.Assignments).WorkItemId);
    }

    [Fact]
    public async Task TakeTurn_NewProposal_ReplacesTheOldAndItsButtons()
    {
        var old = await _bench.SayAsync("assign TASK-101 to Bob");
        await _bench.SayAsync("assign TASK-101 to Priya");

        Assert.Equal(ReplyOutcome.Refuse, (await _bench.PressAsync(old.Buttons[0])).Outcome);
        Assert.Empty(_bench.Store.Data.Assignments);
        await _bench.SayAsync("yes");
        Assert.Equal("U01", Assert.Single(_bench.Store.Data.Assignments).PersonId);
    }

    [Fact]
    public async Task TakeTurn_YesPressedTwice_AssignsOnce()
    {
        var question = await _bench.SayAsync("assign TASK-101 to Bob");
        await _bench.PressAsync(question.Buttons[0]);

        Assert.Equal(ReplyOutcome.Refuse, (await _bench.PressAsync(question.Buttons[0])).Outcome);
        Assert.Single(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_SameEventTwice_IsAnsweredOnce()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");

        var first = await _bench.RedeliverAsync("yes", "e-yes");
        var second = await _bench.RedeliverAsync("yes", "e-yes");

        Assert.Equal((first.Outcome, first.Text), (second.Outcome, second.Text));
        Assert.Single(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task TakeTurn_TaskHasSomebodyAlready_SaysSoAndMovesIt()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");
        await _bench.SayAsync("yes");

        var question = await _bench.SayAsync("assign TASK-101 to Priya");
        var done = await _bench.SayAsync("yes");

        Assert.Contains("It is Bob Okafor's now", question.Text, StringComparison.Ordinal);
        Assert.Contains("It was Bob Okafor's before", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_UndoAfterAssign_OpensTheTaskAgain()
    {
        await _bench.SayAsync("assign TASK-101 to Bob");
        var done = await _bench.SayAsync("yes");

        await _bench.PressAsync(Assert.Single(done.Buttons));
        await _bench.SayAsync("yes");

        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Theory]
    [InlineData("ranking.drop_everything")]
    [InlineData("")]
    public async Task TakeTurn_PressedFunctionThatDoesNotExist_IsRefused(string function) =>
        Assert.Equal(ReplyOutcome.Refuse, (await _bench.PressAsync(PlannedCall.Of(function, ("task", "TASK-101")), Admin)).Outcome);

    [Theory]
    [InlineData("ranking.rank_candidates", "TASK-999", "U01")]
    [InlineData("ranking.explain_ranking", "TASK-101", "U99")]
    [InlineData("ranking.assign_task", "TASK-101", "'; drop table people; --")]
    [InlineData("ranking.compare_candidates", "TASK-101", "U01")]
    public async Task TakeTurn_PressedCallWithBadArguments_AsksInsteadOfBreaking(string function, string task, string person)
    {
        var reply = await _bench.PressAsync(PlannedCall.Of(function, ("task", task), ("person", person)), Admin);

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
    }

    [Theory]
    [InlineData("best people for TASK-101, no women please")]
    [InlineData("who should take TASK-101, but only men")]
    [InlineData("rank TASK-101 without anyone over 50")]
    [InlineData("who should take TASK-101? nobody who is pregnant")]
    public async Task TakeTurn_ChoosingByAProtectedTrait_IsRefusedAndNotRanked(string text)
    {
        var reply = await _bench.SayAsync(text);

        Assert.Equal(ReplyOutcome.Refuse, reply.Outcome);
        Assert.Empty(reply.Blocks);
    }

    [Fact]
    public async Task TakeTurn_StoreIsDown_SaysThatWithoutATrace()
    {
        _bench.Store.Failure = new StoreUnavailableException("The store can't be reached. Is PostgreSQL running?");

        var reply = await _bench.SayAsync("who should take TASK-101?");

        Assert.Equal((ReplyOutcome.Failed, "The store can't be reached. Is PostgreSQL running?"), (reply.Outcome, reply.Text));
    }

    [Fact]
    public async Task TakeTurn_SomethingUnforeseen_IsAnApologyWithoutDetails()
    {
        _bench.Store.Failure = new InvalidOperationException("secret: Host=db;Password=hunter2");

        var reply = await _bench.SayAsync("who should take TASK-101?");

        Assert.Equal(ReplyOutcome.Failed, reply.Outcome);
        Assert.DoesNotContain("hunter2", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_DataChanged_IsRankedAnew()
    {
        await _bench.SayAsync("assign TASK-101 to Priya");
        await _bench.SayAsync("yes");

        Assert.Contains("TASK-101 is Priya Nair's at the moment", (await _bench.SayAsync("who should take TASK-101?")).Text, StringComparison.Ordinal);
    }
}
