using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Guests are refused, and addresses are those of the roster.</summary>
public sealed class TeamsMembersTests
{
    private const string Sentence = "I answer people of this organisation alone";

    [Fact]
    public async Task Handle_Member_IsAskedForOnceAnHour()
    {
        using var bench = new TeamsBench();

        await SayAsync(bench, "one");
        await SayAsync(bench, "two");
        Assert.Single(bench.Connector.Rosters);
        bench.Time.Advance(TimeSpan.FromMinutes(61));
        await SayAsync(bench, "three");

        Assert.Equal(2, bench.Connector.Rosters.Count);
        Assert.Equal("https://smba.trafficmanager.net/emea/v3/conversations/a%3Apersonal-alex/members/29%3Aalex", bench.Connector.Rosters.First().AbsoluteUri);
        Assert.Equal(3, bench.Agent.Turns.Count);
    }

    [Theory]
    [InlineData("guest", null)]
    [InlineData("Guest", "alex@contoso.com")]
    [InlineData("user", "alex_fabrikam.com#EXT#@contoso.onmicrosoft.com")]
    public async Task Handle_Guest_IsRefusedAndNoted(string role, string? principal)
    {
        using var bench = new TeamsBench();
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = TeamsBench.Alex, ["userRole"] = role, ["userPrincipalName"] = principal };

        await SayAsync(bench, "who should take TASK-101?");

        Assert.Empty(bench.Agent.Turns);
        Assert.Equal(["guest"], bench.Refusals.Codes);
        Assert.Contains(Sentence, bench.Connector.Messages[^1].Body!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_PressOfAGuest_IsRefused()
    {
        using var bench = new TeamsBench();
        bench.Agent.Answer = (_, _) => Task.FromResult(Replies.Of("ranking"));
        await SayAsync(bench, "who should take TASK-101?");
        var seal = CardSchema.Find(bench.Connector.Messages[^1].Card, "press").First().GetValue<string>();
        bench.Time.Advance(TimeSpan.FromMinutes(61));
        bench.Connector.Members["29:alex"] = null;

        await bench.PostAsync(TeamsBench.Press(seal));
        await bench.WorkAsync();

        Assert.Single(bench.Agent.Turns);
        Assert.Equal(["guest"], bench.Refusals.Codes);
    }

    [Fact]
    public async Task Handle_NobodyOfTheRoster_IsRefused()
    {
        using var bench = new TeamsBench();
        bench.Connector.Members["29:alex"] = null;

        await SayAsync(bench, "hello");

        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_MemberWithAnotherObjectId_IsRefused()
    {
        using var bench = new TeamsBench();
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = TeamsBench.Bea, ["userRole"] = "user" };

        await SayAsync(bench, "hello");

        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_GuestWhoBecameAMember_IsAnsweredAtOnce()
    {
        using var bench = new TeamsBench();
        bench.Connector.Members["29:alex"] = null;
        await SayAsync(bench, "one");
        bench.Connector.Members.Remove("29:alex");

        await SayAsync(bench, "two");

        Assert.Equal("two", Assert.Single(bench.Agent.Turns).Text);
    }

    [Fact]
    public async Task Handle_GuestsAreAnswered_AsksNoRoster()
    {
        using var bench = new TeamsBench(settings: ("Channels:Teams:AnswersGuests", "true"));

        await SayAsync(bench, "hello");

        Assert.Empty(bench.Connector.Rosters);
        Assert.Single(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_RosterThatIsDown_IsTriedLater()
    {
        using var bench = new TeamsBench();
        bench.Connector.RosterStatus = HttpStatusCode.ServiceUnavailable;

        await Assert.ThrowsAsync<TryLaterException>(() => SayAsync(bench, "hello"));

        Assert.Empty(bench.Agent.Turns);
    }

    [Theory]
    [InlineData("alex@contoso.com", "alex.w@contoso.com", "alex@contoso.com")]
    [InlineData(null, "alex.w@contoso.com", "alex.w@contoso.com")]
    public async Task Handle_IdentityByAddress_GetsTheRosters(string? email, string principal, string expected)
    {
        using var bench = new TeamsBench();
        bench.Identities.AsksForEmail = true;
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["objectId"] = TeamsBench.Alex, ["email"] = email, ["userPrincipalName"] = principal, ["userRole"] = "user" };

        await SayAsync(bench, "hello");

        Assert.Equal([expected], bench.Identities.Emails);
    }

    [Fact]
    public async Task Handle_AddressOfAGuest_LeadsToNobody()
    {
        using var bench = new TeamsBench();
        bench.Identities.AsksForEmail = true;
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = TeamsBench.Alex, ["email"] = "alex@contoso.com", ["userRole"] = "guest" };

        await SayAsync(bench, "hello");

        Assert.Equal([null], bench.Identities.Emails);
    }

    private static async Task SayAsync(TeamsBench bench, string text)
    {
        await bench.PostAsync(TeamsBench.Message(text, id: text));
        await bench.WorkAsync();
    }
}
