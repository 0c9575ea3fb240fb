using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Files;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Files that are attached in a channel.</summary>
public sealed class ChannelFilesTests
{
    private const string Graph = "https://graph.microsoft.com/v1.0/";
    private const string Team = "c0ffee00-0000-0000-0000-000000000001";
    private const string Channel = Graph + "teams/" + Team + "/channels/19%3Ageneral%40thread.tacv2/";
    private const string Folder = "https://contoso.sharepoint.com/sites/sales/Shared%20Documents/General";
    private const string File = Folder + "/CV%20of%20Nora.pdf";
    private const string Download = "https://contoso.sharepoint.com/sites/sales/_layouts/15/download.aspx?UniqueId=1&tempauth=secret";

    [Fact]
    public async Task Handle_FileInAThread_IsFetchedThroughGraphAndItsHostGetsNoToken()
    {
        using var bench = Open();
        bench.Drive.Put(Download, "Nora"u8.ToArray());

        await AskAsync(bench, "read this", File);

        var file = Assert.Single(Assert.Single(bench.Agent.Turns).Files);
        Assert.Equal(("CV of Nora.pdf", "Nora"), (file.Name, Encoding.UTF8.GetString(file.Content.Span)));
        Assert.Equal([Channel + "filesFolder", ContentOf(File)], bench.Graph.Asked.Select(a => a.Address));
        Assert.All(bench.Graph.Asked, a => Assert.Equal("Bearer app-token-for-True", a.Authorization));
        Assert.Equal([(Download, null)], bench.Drive.Asked);
    }

    /// <summary>The encoding of Microsoft's documentation, worked out by hand.</summary>
    [Theory]
    [InlineData("https://onedrive.live.com/redir?resid=1231244193912!12&authKey=1201919!12921!1", "u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0xMjMxMjQ0MTkzOTEyITEyJmF1dGhLZXk9MTIwMTkxOSExMjkyMSEx")]
    [InlineData("https://a.sharepoint.com/x?a>>>???", "u!aHR0cHM6Ly9hLnNoYXJlcG9pbnQuY29tL3g_YSUzRSUzRSUzRT8_Pw")]
    public void ShareOf_Address_IsBase64OfTheWebWithoutPadding(string address, string expected) => Assert.Equal(expected, GraphClient.ShareOf(new Uri(address)));

    [Fact]
    public async Task Handle_FileThatGraphHandsOutItself_IsTaken()
    {
        using var bench = Open();
        bench.Graph.Put(ContentOf(File), "Nora"u8.ToArray());

        await AskAsync(bench, "read this", File);

        Assert.Equal(4, Assert.Single(bench.Agent.Turns[0].Files).Content.Length);
        Assert.Empty(bench.Drive.Asked);
    }

    [Theory]
    [InlineData("19:general@thread.tacv2;messageid=1700000000000", "messages/1700000000000/replies/1700000000001")]
    [InlineData("19:general@thread.tacv2;messageid=1700000000001", "messages/1700000000001")]
    public async Task Handle_MessageThatOnlyMarksItsFiles_IsLookedUp(string conversation, string path)
    {
        using var bench = Open();
        bench.Drive.Put(Download, "Nora"u8.ToArray());
        bench.Graph.PutJson(Channel + path, new JsonObject
        {
            ["attachments"] = new JsonArray(
                new JsonObject { ["id"] = "1", ["contentType"] = "reference", ["contentUrl"] = File, ["name"] = "CV of Nora.pdf" },
                new JsonObject { ["id"] = "2", ["contentType"] = "messageReference", ["content"] = "{}" }),
        });
        var message = Marking(Message("read this"));
        message["conversation"]!["id"] = conversation;

        await bench.PostAsync(message);
        await bench.WorkAsync();

        Assert.Equal("CV of Nora.pdf", Assert.Single(Assert.Single(bench.Agent.Turns).Files).Name);
    }

    [Fact]
    public async Task Handle_TeamWithoutItsGroup_IsLookedUpAtTheConnector()
    {
        using var bench = Open();
        bench.Drive.Put(Download, "Nora"u8.ToArray());
        bench.Connector.Teams["19:team@thread.tacv2"] = Team;
        var message = Attaching(Message("read this"), File);
        message["channelData"]!["team"]!.AsObject().Remove("aadGroupId");

        await bench.PostAsync(message);
        await bench.WorkAsync();

        Assert.Single(Assert.Single(bench.Agent.Turns).Files);
    }

    [Fact]
    public async Task Handle_TeamThatNobodyKnows_IsSaid()
    {
        using var bench = Open();
        var message = Attaching(Message(""), File);
        message["channelData"]!["team"]!.AsObject().Remove("aadGroupId");

        await bench.PostAsync(message);
        await bench.WorkAsync();

        Assert.Empty(bench.Graph.Asked);
        Assert.Contains("which team this is", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task Handle_NoConsent_SaysWhatAnOwnerHasToGrant(HttpStatusCode status)
    {
        using var bench = Open();
        bench.Graph.Answers[Channel + "filesFolder"] = () => new HttpResponseMessage(status);

        await AskAsync(bench, "", File);

        Assert.Empty(bench.Agent.Turns);
        Assert.Contains("An owner of the team has to agree", Answer(bench), StringComparison.Ordinal);
        Assert.Contains("<b>File.Read.Group</b>", Answer(bench), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Graph.Asked, a => a.Address.Contains("shares", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handle_NoConsentToTheFileAlone_IsSaidOfTheFile()
    {
        using var bench = Open();
        bench.Graph.Answers[ContentOf(File)] = () => new HttpResponseMessage(HttpStatusCode.Forbidden);

        await AskAsync(bench, "who should take TASK-101?", File);

        Assert.Empty(Assert.Single(bench.Agent.Turns).Files);
        Assert.Contains("<b>CV of Nora.pdf</b> could not be fetched. I may not read files of this team yet.", Answer(bench), StringComparison.Ordinal);
    }

    /// <summary>The consent of one team must not read what lies in another, for somebody who may not see it there.</summary>
    [Theory]
    [InlineData("https://contoso.sharepoint.com/sites/board/Shared%20Documents/General/salaries.xlsx")]
    [InlineData("https://contoso.sharepoint.com/sites/sales/Shared%20Documents/Private/salaries.xlsx")]
    [InlineData("https://contoso.sharepoint.com/sites/sales/Shared%20Documents/General2/salaries.xlsx")]
    [InlineData("https://contoso.sharepoint.com/sites/sales/Shared%20Documents/General/../Private/salaries.xlsx")]
    [InlineData("https://contoso.sharepoint.com/sites/sales/Shared%20Documents/General/%2e%2e/Private/salaries.xlsx")]
    [InlineData("https://contoso-my.sharepoint.com/sites/sales/Shared%20Documents/General/salaries.xlsx")]
    [InlineData("https://evil.example/sites/sales/Shared%20Documents/General/salaries.xlsx")]
    [InlineData("http://contoso.sharepoint.com/sites/sales/Shared%20Documents/General/salaries.xlsx")]
    [InlineData("file:///etc/passwd")]
    [InlineData("salaries.xlsx")]
    [InlineData("")]
    public async Task Handle_FileElsewhere_IsNotFetched(string address)
    {
        using var bench = Open();

        await AskAsync(bench, "", address);

        Assert.Equal([Channel + "filesFolder"], bench.Graph.Asked.Select(a => a.Address));
        Assert.Empty(bench.Drive.Asked);
        Assert.Contains("lies outside of this channel's files", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/download")]
    [InlineData("http://contoso.sharepoint.com/download")]
    [InlineData("https://contoso.sharepoint.com:8443/download")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Handle_RedirectionElsewhere_IsNotFollowed(string location)
    {
        using var bench = Open();
        bench.Graph.Answers[ContentOf(File)] = () => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(location) } };

        await AskAsync(bench, "", File);

        Assert.Empty(bench.Drive.Asked);
        Assert.Contains("lies where I may not fetch it", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_FileWithoutEnd_IsReadOneByteBeyondTheLimit()
    {
        using var bench = Open(("Cvs:MaxMegabytes", "1"));
        var endless = new EndlessStream();
        bench.Drive.Answers[Download] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        await AskAsync(bench, "", File);

        Assert.Equal(1_000_001, endless.BytesRead);
        Assert.Contains("is larger than 1 MB", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task Handle_FileThatIsGone_IsSaid(HttpStatusCode status)
    {
        using var bench = Open();
        bench.Graph.Answers[ContentOf(File)] = () => new HttpResponseMessage(status);

        await AskAsync(bench, "", File);

        Assert.Contains("could not be fetched", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filesFolder", HttpStatusCode.TooManyRequests)]
    [InlineData("content", HttpStatusCode.ServiceUnavailable)]
    public async Task Handle_GraphThatIsBusy_IsTriedLater(string at, HttpStatusCode status)
    {
        using var bench = Open();
        bench.Graph.Answers[at == "content" ? ContentOf(File) : Channel + at] = () => new HttpResponseMessage(status) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(40)) } };

        var later = await Assert.ThrowsAsync<TryLaterException>(() => AskAsync(bench, "", File));

        Assert.Equal(TimeSpan.FromSeconds(40), later.After);
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_GraphThatCanNotBeReached_IsTriedLater()
    {
        using var bench = Open();
        bench.Graph.Answers[Channel + "filesFolder"] = () => throw new HttpRequestException("no route");

        await Assert.ThrowsAsync<TryLaterException>(() => AskAsync(bench, "", File));
    }

    [Fact]
    public async Task Handle_ChannelFilesAreOff_SaysThatFilesGoToThePersonalChatAndAnswersTheRest()
    {
        using var bench = new TeamsBench();

        await AskAsync(bench, "who should take TASK-101?", File);

        Assert.Empty(bench.Graph.Asked);
        Assert.Empty(Assert.Single(bench.Agent.Turns).Files);
        Assert.EndsWith($"<p>{ChannelFiles.PersonalChatInstead}</p>", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_InAGroupChat_FilesGoToThePersonalChat()
    {
        using var bench = Open();
        var message = Attaching(Message(""), File);
        message["conversation"]!["conversationType"] = "groupChat";
        message["conversation"]!["id"] = "19:group@thread.v2";

        await bench.PostAsync(message);
        await bench.WorkAsync();

        Assert.Empty(bench.Graph.Asked);
        Assert.Equal($"<p>{ChannelFiles.PersonalChatInstead}</p>", Answer(bench));
    }

    [Fact]
    public async Task Handle_MessageWithoutFiles_AsksGraphForNothing()
    {
        using var bench = Open();
        var message = Message("hello");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>hello</p>" });

        await bench.PostAsync(message);
        await bench.WorkAsync();

        Assert.Empty(bench.Graph.Asked);
        Assert.Equal("<p>You said hello</p>", Answer(bench));
    }

    [Fact]
    public async Task Handle_AnotherCloud_AsksItsGraphForItsTokens()
    {
        using var bench = Open(("Channels:Teams:GraphAddress", "https://graph.microsoft.us"));

        await AskAsync(bench, "", File);

        Assert.StartsWith("https://graph.microsoft.us/v1.0/teams/", Assert.Single(bench.Graph.Asked).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_AddressesOfFiles_AreNotLogged()
    {
        using var bench = Open();
        bench.Drive.Put(Download, "Nora"u8.ToArray());

        await AskAsync(bench, "read this", File);

        Assert.DoesNotContain(bench.Log.Lines, l => l.Contains("tempauth", StringComparison.Ordinal) || l.Contains("Nora", StringComparison.Ordinal) || l.Contains("shares", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Hr)]
    [InlineData(Role.Admin)]
    public async Task Handle_FileOfHrWithoutAWord_IsReadAndAnsweredToThemAlone(Role role)
    {
        using var bench = Open();
        bench.Identities.AlexIs = role;
        bench.Drive.Put(Download, "Nora"u8.ToArray());

        var (status, _) = await bench.PostAsync(Dropped());
        await bench.WorkAsync();

        Assert.Equal(202, status);
        Assert.Equal(("", "CV of Nora.pdf"), (Assert.Single(bench.Agent.Turns).Text, Assert.Single(bench.Agent.Turns[0].Files).Name));
        Assert.Contains(bench.Connector.Calls, c => c.Address.AbsolutePath.EndsWith("/v3/conversations", StringComparison.Ordinal));
        Assert.DoesNotContain("You said", Answer(bench), StringComparison.Ordinal); // the hint in the channel; the answer is in the personal chat
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    public async Task Handle_FileOfSomebodyElseWithoutAWord_IsNotReadAndNothingIsSaid(Role role)
    {
        using var bench = Open();
        bench.Identities.AlexIs = role;

        await bench.PostAsync(Dropped());
        await bench.WorkAsync();

        Assert.Empty(bench.Graph.Asked);
        Assert.Empty(bench.Connector.Calls);
        Assert.Empty(bench.Agent.Turns);
        Assert.Empty(bench.Refusals.Codes);
    }

    [Fact]
    public async Task Handle_FileOfAGuestWithoutAWord_IsNotReadAndNothingIsSaid()
    {
        using var bench = Open();
        bench.Identities.AlexIs = Role.Hr;
        bench.Connector.Members["29:alex"] = new JsonObject { ["id"] = "29:alex", ["aadObjectId"] = TeamsBench.Alex, ["userRole"] = "guest" };

        await bench.PostAsync(Dropped());
        await bench.WorkAsync();

        Assert.Empty(bench.Graph.Asked);
        Assert.Empty(bench.Connector.Calls);
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_PictureWithoutAWord_IsNotRead()
    {
        using var bench = Open();
        bench.Identities.AlexIs = Role.Hr;
        var dropped = Dropped();
        dropped["attachments"]![0]!["name"] = "holiday.png";

        await bench.PostAsync(dropped);
        await bench.WorkAsync();

        Assert.Empty(bench.Drive.Asked);
        Assert.Empty(bench.Connector.Calls);
        Assert.Empty(bench.Agent.Turns);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "here is the plan")]
    public async Task Receive_FileThatIsNoBusinessOfTheBot_IsLeft(bool isOn, string text)
    {
        using var bench = Open(("Channels:Teams:ReadsChannelFiles", isOn ? "true" : "false"));

        var (status, _) = await bench.PostAsync(Dropped(text));

        Assert.Equal(200, status);
        Assert.Empty(bench.Intake.Events);
        Assert.Empty(bench.Refusals.Codes);
    }

    private static JsonObject Dropped(string text = "")
    {
        var message = Attaching(Message(""), File);
        message["text"] = text;
        message.Remove("entities");
        return message;
    }

    private static TeamsBench Open(params (string Key, string? Value)[] settings)
    {
        var bench = new TeamsBench(settings: settings.Any(s => s.Key == "Channels:Teams:ReadsChannelFiles") ? settings : [("Channels:Teams:ReadsChannelFiles", "true"), .. settings]);
        bench.Graph.PutJson(Channel + "filesFolder", new JsonObject { ["webUrl"] = Folder });
        bench.Graph.Answers[ContentOf(File)] = () => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(Download) } };
        return bench;
    }

    private static string ContentOf(string file) => $"{Graph}shares/{GraphClient.ShareOf(new Uri(file))}/driveItem/content";

    private static JsonObject Message(string text)
    {
        var message = TeamsBench.Mentioning(TeamsBench.InChannel(TeamsBench.Message(text)));
        message["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["aadGroupId"] = Team };
        message["channelData"]!["channel"] = new JsonObject { ["id"] = "19:general@thread.tacv2" };
        return message;
    }

    private static JsonObject Attaching(JsonObject message, string address)
    {
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "reference", ["contentUrl"] = address, ["name"] = "CV of Nora.pdf" });
        return message;
    }

    /// <summary>As Teams tells a bot of a channel's message: its HTML, which says that there are files and not which.</summary>
    private static JsonObject Marking(JsonObject message)
    {
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<div>read this</div><attachment id=\"1\"></attachment>" });
        return message;
    }

    private static async Task AskAsync(TeamsBench bench, string text, string address)
    {
        await bench.PostAsync(Attaching(Message(text), address));
        await bench.WorkAsync();
    }

    private static string Answer(TeamsBench bench) => WebUtility.HtmlDecode(bench.Connector.Messages[^1].Body!["text"]!.GetValue<string>());
}
