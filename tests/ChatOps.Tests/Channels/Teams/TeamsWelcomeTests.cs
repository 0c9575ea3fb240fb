using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>What is said where the bot was added.</summary>
public sealed class TeamsWelcomeTests
{
    private static readonly JsonObject s_team = TeamsBench.InChannel(TeamsBench.Message());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Added_InThePersonalChat_GreetsWithExamplesThatCanBePressed(bool isInstallation)
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message(), isInstallation));
        await bench.WorkAsync();

        var card = Assert.Single(bench.Connector.Messages).Card!;
        CardSchema.AssertCard(card);
        Assert.Contains("who should take a task", CardSchema.Words(card), StringComparison.Ordinal);
        Assert.Equal(["Show open tasks", "Which tasks are overdue?", "What can I ask?"], card["actions"]!.AsArray().Select(a => a!["title"]!.GetValue<string>()));
        Assert.Empty(bench.Agent.Turns);

        await bench.PostAsync(TeamsBench.Press(card["actions"]![1]!["data"]!["press"]!.GetValue<string>()));
        await bench.WorkAsync();

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("ranking.list_tasks", "true", "teams:a:personal-alex"), (turn.Pressed!.Function, turn.Pressed["overdue"], turn.ConversationId));
    }

    [Fact]
    public async Task Added_BySomebodyWhoIsAPerson_SaysWhoTheyAre()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message()));
        await bench.WorkAsync();

        Assert.Contains("I know you as U03, a manager.", CardSchema.Words(bench.Connector.Messages[0].Card!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_BySomebodyUnknown_SaysWhatToWriteWhere()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.By(TeamsBench.Bea, TeamsBench.Addition(TeamsBench.Message())));
        await bench.WorkAsync();

        var words = CardSchema.Words(bench.Connector.Messages[0].Card!);
        Assert.Contains("Access:Users", words, StringComparison.Ordinal);
        Assert.Contains($"teams:{TeamsBench.Tenant}/{TeamsBench.Bea}", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_ToATeam_GreetsWithoutButtonsAndNamesNobody()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Addition(s_team));
        await bench.WorkAsync();

        var message = Assert.Single(bench.Connector.Messages);
        CardSchema.AssertCard(message.Card!);
        Assert.Contains("Mention me with a question", CardSchema.Words(message.Card!), StringComparison.Ordinal);
        Assert.Null(message.Card!["actions"]);
        Assert.DoesNotContain(TeamsBench.Alex, message.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_ToldInTwoWays_GreetsOncePerConversation()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message()));
        await bench.WorkAsync();
        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message(), isInstallation: false));
        await bench.PostAsync(TeamsBench.Addition(s_team));
        await bench.WorkAsync();

        Assert.Equal(2, bench.Connector.Messages.Length);
        Assert.Single(bench.Connector.Messages, m => m.Address.AbsolutePath.Contains("personal-alex", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Added_InterruptedWhileGreeting_DoesNotGreetAgain()
    {
        using var bench = new TeamsBench();

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message()));
        await bench.WorkAsync(new FakeNote { MessageId = "sending\n" });

        Assert.Empty(bench.Connector.Messages);
    }

    [Fact]
    public async Task Added_ConnectorBusy_GreetsInTheNextAttempt()
    {
        using var bench = new TeamsBench();
        var note = new FakeNote();
        bench.Connector.AnswerNext(HttpStatusCode.TooManyRequests, "Throttled", TimeSpan.FromSeconds(90));
        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message()));
        await Assert.ThrowsAsync<TryLaterException>(() => bench.WorkAsync(note));

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message(), isInstallation: false));
        await bench.WorkAsync(note);

        Assert.Equal(2, bench.Connector.Messages.Length);
    }

    [Fact]
    public async Task Added_ByAGuest_IsLeft()
    {
        using var bench = new TeamsBench();
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = TeamsBench.Alex, ["userRole"] = "guest" };

        await bench.PostAsync(TeamsBench.Addition(TeamsBench.Message()));
        await bench.WorkAsync();

        Assert.Empty(bench.Connector.Messages);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    [InlineData(null)]
    public async Task Installation_OfAnotherKind_IsNotGreeted(string? action)
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Addition(TeamsBench.Message());
        activity["action"] = action;

        await bench.PostAsync(activity);
        await bench.WorkAsync();

        Assert.Empty(bench.Connector.Messages);
    }

    [Fact]
    public async Task Member_WhoIsAdded_IsNotGreeted()
    {
        using var bench = new TeamsBench();
        var activity = TeamsBench.Addition(s_team, isInstallation: false);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:bea", ["aadObjectId"] = TeamsBench.Bea });

        await bench.PostAsync(activity);
        await bench.WorkAsync();

        Assert.Empty(bench.Connector.Messages);
    }
}
