using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Files that are attached in the personal chat.</summary>
public sealed class TeamsFilesTests
{
    private const string Drive = "https://contoso-my.sharepoint.com/personal/alex/_layouts/15/download.aspx?UniqueId=";

    [Fact]
    public async Task Handle_TwoFiles_BecomeFilesOfTheTurnAndNobodyGetsTheBotsToken()
    {
        using var bench = new TeamsBench();
        bench.Drive.Put(Drive + "1", "Nora"u8.ToArray());
        bench.Drive.Put(Drive + "2", "Omar"u8.ToArray());

        await AskAsync(bench, "read these", ("nora.pdf", Drive + "1"), ("omar.docx", Drive + "2"));

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal([("nora.pdf", "Nora"), ("omar.docx", "Omar")], turn.Files.Select(f => (f.Name, Encoding.UTF8.GetString(f.Content.Span))));
        Assert.Equal([(Drive + "1", null), (Drive + "2", null)], bench.Drive.Asked);
        Assert.Equal("<p>You said read these</p>", Answer(bench));
    }

    [Fact]
    public async Task Handle_FileWithoutWords_IsATurnWithoutWords()
    {
        using var bench = new TeamsBench();
        bench.Drive.Put(Drive + "1", [1]);

        await AskAsync(bench, "", ("cv.pdf", Drive + "1"));

        var turn = Assert.Single(bench.Agent.Turns);
        Assert.Equal(("", 1), (turn.Text, turn.Files.Count));
    }

    [Theory]
    [InlineData("https://evil.example/cv.pdf")]
    [InlineData("https://sharepoint.com.evil.example/cv.pdf")]
    [InlineData("https://evilsharepoint.com/cv.pdf")]
    [InlineData("http://contoso.sharepoint.com/cv.pdf")]
    [InlineData("https://contoso.sharepoint.com:8443/cv.pdf")]
    [InlineData("https://alex:secret@contoso.sharepoint.com/cv.pdf")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public async Task Handle_AddressElsewhere_IsNotAsked(string address)
    {
        using var bench = new TeamsBench();

        await AskAsync(bench, "", ("cv.pdf", address));

        Assert.Empty(bench.Drive.Asked);
        Assert.Empty(bench.Agent.Turns);
        Assert.Contains("<b>cv.pdf</b> lies where I may not fetch it.", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"downloadUrl":7}""")]
    [InlineData("""["downloadUrl"]""")]
    [InlineData("\"downloadUrl\"")]
    [InlineData("""null""")]
    public async Task Handle_ContentOfAnotherShape_IsRefusedWithASentence(string content)
    {
        using var bench = new TeamsBench();
        var message = TeamsBench.Message("");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["content"] = JsonNode.Parse(content) });
        await bench.PostAsync(message);

        await bench.WorkAsync();

        Assert.Contains("<b>file</b> lies where I may not fetch it.", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_OneGoodOneBad_AnswersTheGoodOneAndSaysWhatIsWrongWithTheOther()
    {
        using var bench = new TeamsBench();
        bench.Drive.Put(Drive + "1", [1]);

        await AskAsync(bench, "read these", ("good.pdf", Drive + "1"), ("old*.pdf", Drive + "gone"));

        Assert.Equal(["good.pdf"], Assert.Single(bench.Agent.Turns).Files.Select(f => f.Name));
        Assert.Equal("<p>You said read these</p><p><b>old·.pdf</b> could not be fetched: its link does not hold any more. Please attach it again.</p>", Answer(bench));
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task Handle_LinkThatDoesNotHold_IsSaid(HttpStatusCode status)
    {
        using var bench = new TeamsBench();
        bench.Drive.Answers[Drive + "1"] = () => new HttpResponseMessage(status) { Headers = { Location = new Uri("https://evil.example/") } };

        await AskAsync(bench, "", ("cv.pdf", Drive + "1"));

        Assert.Single(bench.Drive.Asked);
        Assert.Contains("could not be fetched", Answer(bench), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Handle_DriveThatIsBusy_IsTriedLater(HttpStatusCode status)
    {
        using var bench = new TeamsBench();
        bench.Drive.Answers[Drive + "1"] = () => new HttpResponseMessage(status) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(40)) } };

        var e = await Assert.ThrowsAsync<TryLaterException>(() => AskAsync(bench, "", ("cv.pdf", Drive + "1")));

        Assert.Equal(TimeSpan.FromSeconds(40), e.After);
        Assert.Empty(bench.Agent.Turns);
    }

    [Fact]
    public async Task Handle_DriveThatCanNotBeReached_IsTriedLater()
    {
        using var bench = new TeamsBench();
        bench.Drive.Answers[Drive + "1"] = () => throw new HttpRequestException("no route");

        await Assert.ThrowsAsync<TryLaterException>(() => AskAsync(bench, "", ("cv.pdf", Drive + "1")));
    }

    [Fact]
    public async Task Handle_FileOfTheLargestSize_IsTakenAndOneByteMoreIsNot()
    {
        using var bench = new TeamsBench(settings: ("Cvs:MaxMegabytes", "1"));
        bench.Drive.Put(Drive + "1", new byte[1_000_000]);
        bench.Drive.Put(Drive + "2", new byte[1_000_001]);

        await AskAsync(bench, "read", ("most.pdf", Drive + "1"), ("more.pdf", Drive + "2"));

        Assert.Equal([1_000_000], Assert.Single(bench.Agent.Turns).Files.Select(f => f.Content.Length));
        Assert.Contains("<b>more.pdf</b> is larger than 1 MB. Please send a smaller one.", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_FileWithoutEnd_IsReadOneByteBeyondTheLimit()
    {
        using var bench = new TeamsBench(settings: ("Cvs:MaxMegabytes", "1"));
        var endless = new EndlessStream();
        bench.Drive.Answers[Drive + "1"] = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        await AskAsync(bench, "", ("cv.pdf", Drive + "1"));

        Assert.Equal(1_000_001, endless.BytesRead);
        Assert.Contains("is larger than 1 MB", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_MoreThanOneMessageTakes_RefusesWhatDoesNotFit()
    {
        using var bench = new TeamsBench(settings: ("Cvs:MaxMegabytes", "50"));
        bench.Drive.Put(Drive + "1", new byte[50_000_000]);

        await AskAsync(bench, "read", ("a.pdf", Drive + "1"), ("b.pdf", Drive + "1"));

        Assert.Equal(["a.pdf"], Assert.Single(bench.Agent.Turns).Files.Select(f => f.Name));
        Assert.Contains("<b>b.pdf</b> does not fit any more: one message takes 90 MB.", Answer(bench), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_MoreFilesThanATurnTakes_FetchesNone()
    {
        using var bench = new TeamsBench();

        await AskAsync(bench, "", [.. Enumerable.Range(0, Turn.MaxFiles + 1).Select(n => ($"{n}.pdf", Drive + n))]);

        Assert.Empty(bench.Drive.Asked);
        Assert.Equal("<p>That are 51 files; I read up to 50 at once. Please send them in parts.</p>", Answer(bench));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\alex\\cv.pdf", "cv.pdf")]
    [InlineData("a\r\nb.pdf", "ab.pdf")]
    [InlineData("", "file")]
    public async Task Handle_NameOfAFile_IsANameAlone(string sent, string kept)
    {
        using var bench = new TeamsBench();
        bench.Drive.Put(Drive + "1", [1]);

        await AskAsync(bench, "", (sent, Drive + "1"));

        Assert.Equal(kept, Assert.Single(Assert.Single(bench.Agent.Turns).Files).Name);
    }

    [Fact]
    public async Task Handle_OtherAttachments_AreNoFiles()
    {
        using var bench = new TeamsBench();
        var message = TeamsBench.Message("hello");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>hello</p>" });
        await bench.PostAsync(message);

        await bench.WorkAsync();

        Assert.Empty(Assert.Single(bench.Agent.Turns).Files);
        Assert.Equal("<p>You said hello</p>", Answer(bench));
    }

    [Fact]
    public async Task Handle_AddressOfAFile_IsNotLogged()
    {
        using var bench = new TeamsBench();
        bench.Drive.Put(Drive + "secret-of-the-link", [1]);

        await AskAsync(bench, "", ("cv-of-nora.pdf", Drive + "secret-of-the-link"), ("cv-of-omar.pdf", Drive + "gone"));

        Assert.DoesNotContain(bench.Log.Lines, l => l.Contains("secret-of-the-link", StringComparison.Ordinal) || l.Contains("cv-of-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://contoso.sharepoint.com")]
    [InlineData(".")]
    [InlineData("contoso.sharepoint.com/sites")]
    public void Options_FileHostThatIsNone_IsRefusedAtTheStart(string host)
    {
        var e = Assert.Throws<OptionsValidationException>(() => new TeamsBench(settings: ("Channels:Teams:FileHosts:0", host)).Dispose());

        Assert.Contains("Channels:Teams:FileHosts", e.Message, StringComparison.Ordinal);
    }

    private static async Task AskAsync(TeamsBench bench, string text, params (string Name, string Address)[] files)
    {
        var message = TeamsBench.Message(text);
        message["attachments"] = new JsonArray([.. files.Select(f => new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = f.Name,
            ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/alex/Documents/file",
            ["content"] = new JsonObject { ["downloadUrl"] = f.Address, ["uniqueId"] = "1", ["fileType"] = "pdf" },
        })]);
        await bench.PostAsync(message);
        await bench.WorkAsync();
    }

    private static string Answer(TeamsBench bench) => WebUtility.HtmlDecode(bench.Connector.Messages[^1].Body!["text"]!.GetValue<string>());
}
