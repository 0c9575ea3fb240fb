using ChatOps.Agent;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Learning;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Models;

/// <summary>Whole turns of the real agent over HTTP against a server that speaks Gemini's wire format.</summary>
public sealed class ModelTurnTests : IAsyncLifetime, IDisposable
{
    private const string Key = "not-a-real-key-4711";
    private const string Without = "(I am answering without the language model just now; the ranking itself doesn't need it.)";
    private const string RankTask = """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"ranking_rank_candidates","args":{"task":"TASK-101"}},"thoughtSignature":"c2lnbmF0dXJl+/=="}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":50,"candidatesTokenCount":7,"totalTokenCount":57}}""";

    private readonly LogLines _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-turn-").FullName;
    private GeminiServer _server = null!;
    private ServiceProvider _services = null!;
    private int _events;

    public async Task InitializeAsync()
    {
        _server = await GeminiServer.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = Path.Combine(_folder, "chatops.db"),
            ["Learning:RegistryPath"] = Path.Combine(_folder, "models"),
            ["Model:ApiKey"] = Key,
            ["Model:Endpoint"] = _server.Address.ToString(),
            ["Model:Name"] = "gemini-test",
            ["Model:Retries"] = "0",
            ["Model:PatienceSeconds"] = "60", // a busy machine is not a model that hangs
        }).Build();
        _services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Information).AddProvider(_log))
            .AddWorkforce(configuration)
            .AddLearning(configuration)
            .AddCvs(configuration)
            .AddAgent(configuration)
            .BuildServiceProvider();
        await _services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        await _services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(HostProcess.Team), null, null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Turn_CallThenProse_EchoesTheSignatureAndStreamsTheCheckedAnswer()
    {
        var best = Assert.IsType<RankingBlock>(Assert.Single((await OfflineAsync()).Blocks)).People[0];
        _server.ThenStream([RankTask]).ThenStream(
        [
            $$$"""{"candidates":[{"content":{"role":"model","parts":[{"text":"**{{{best.Name}}}** "}]}}]}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"looks best. Zoe Hacker would reach 99 %. "}]}}]}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"It is advice."}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":90,"candidatesTokenCount":12,"totalTokenCount":102}}""",
        ]);

        var reply = await SayAsync("who should take TASK-101?");

        Assert.Equal((ReplyOutcome.Allowed, $"**{best.Name}** looks best. It is advice."), (reply.Outcome, reply.Text));
        Assert.Equal("TASK-101", Assert.IsType<RankingBlock>(Assert.Single(reply.Blocks)).TaskId);
        var calls = _server.Calls.ToArray()[^2..];
        Assert.All(calls, c => Assert.Equal("/v1beta/models/gemini-test:streamGenerateContent?alt=sse", c.Url));
        Assert.All(calls, c => Assert.Equal(Key, c.Key));
        var contents = calls[1].Body["contents"]!.AsArray();
        Assert.Equal("c2lnbmF0dXJl+/==", (string?)contents[^2]!["parts"]![0]!["thoughtSignature"]);
        Assert.Equal("TASK-101", (string?)contents[^2]!["parts"]![0]!["functionCall"]!["args"]!["task"]);
        var response = contents[^1]!["parts"]![0]!["functionResponse"]!;
        Assert.Equal("ranking_rank_candidates", (string?)response["name"]);
        Assert.Equal("Allowed", (string?)response["response"]!["outcome"]);
        Assert.NotNull(response["response"]!["tables"]);
        Assert.Equal(10, (int)calls[0].Body["generationConfig"]!["topK"]!);
        Assert.All(_log.Lines, line => Assert.DoesNotContain(Key, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Turn_ProseThatIsStillWritten_IsReportedAsFarAsItIsChecked()
    {
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reported = new TaskCompletionSource<TurnProgress>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.ThenStream([RankTask]).ThenStream(
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"**Hiro Tanaka** looks best. It is"}]}}]}""",
            goOn.Task,
            """{"candidates":[{"content":{"role":"model","parts":[{"text":" advice."}]},"finishReason":"STOP"}]}""");

        var answer = SayAsync("who should take TASK-101?", new Reported(reported));
        var first = await reported.Task.WaitAsync(TimeSpan.FromSeconds(30));
        goOn.SetResult();

        Assert.Equal(("**Hiro Tanaka** looks best.", true), (first.Text, first.IsAnswer));
        Assert.Equal("**Hiro Tanaka** looks best. It is advice.", (await answer).Text);
    }

    [Fact]
    public async Task Turn_StreamBreaksOffAtOnce_IsAnsweredOfflineAndSaysSoOnce()
    {
        _server.ThenStream(["""{"candidates":[{"content":{"role":"model","parts":[{"text":"I think"}]}}]}"""], breaksOff: true);

        AssertSaidOnce(await SayAsync("who should take TASK-101?"));
    }

    [Fact]
    public async Task Turn_StreamBreaksOffAfterACall_TheCallsReplyIsTheAnswerAndSaysSoOnce()
    {
        _server.ThenStream([RankTask]).ThenStream(["""{"candidates":[{"content":{"role":"model","parts":[{"text":"I think"}]}}]}"""], breaksOff: true);

        AssertSaidOnce(await SayAsync("who should take TASK-101?"));
    }

    [Theory]
    [InlineData("""{"error":{"code":500,"message":"secret text","status":"INTERNAL"}}""", 500)]
    [InlineData("""{"error":{"code":400,"message":"secret text","status":"INVALID_ARGUMENT"}}""", 400)]
    [InlineData("secret text", 403)]
    [InlineData("secret text", 200)]
    [InlineData("", 302)]
    public async Task Turn_ProviderFails_IsAnsweredOfflineWithoutItsText(string body, int status)
    {
        _server.Then(body, status);

        AssertSaidOnce(await SayAsync("who should take TASK-101?"));

        Assert.All(_log.Lines, line => Assert.DoesNotContain("secret text", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"args":{}}}]},"finishReason":"STOP"}]}""")]
    [InlineData("""{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"ranking_show_task","args":"TASK-101"}}]},"finishReason":"STOP"}]}""")]
    [InlineData("""{"candidates":[],"usageMetadata":{"promptTokenCount":1}}""")]
    [InlineData("""{"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]}""")]
    [InlineData("""{"candidates":[{"content":""")]
    public async Task Turn_PiecesThatMakeNoSense_AreAnsweredOffline(string piece)
    {
        _server.ThenStream([piece]);

        AssertSaidOnce(await SayAsync("who should take TASK-101?"));
    }

    [Fact]
    public async Task Turn_Blocked_IsAnsweredOfflineAndSaysWhy()
    {
        _server.ThenStream(["""{"promptFeedback":{"blockReason":"SAFETY"}}"""]);

        Assert.StartsWith(
            "(I am answering without the language model just now; its provider would not take this message.)",
            (await SayAsync("who should take TASK-101?")).Text, StringComparison.Ordinal);
    }

    private static void AssertSaidOnce(Reply reply)
    {
        Assert.StartsWith(Without, reply.Text, StringComparison.Ordinal);
        Assert.Equal(2, reply.Text.Split("without the language model").Length);
        Assert.IsType<RankingBlock>(Assert.Single(reply.Blocks));
    }

    /// <summary>The same question while the model is down, to know the answer.</summary>
    private async Task<Reply> OfflineAsync()
    {
        _server.Then("", 503);
        return await SayAsync("who should take TASK-101?");
    }

    private Task<Reply> SayAsync(string text, IProgress<TurnProgress>? progress = null) => _services.GetRequiredService<IConversations>().TakeTurnAsync(
        new Turn { EventId = $"e{++_events}", ConversationId = "c1", Speaker = new Speaker(null, "Tester", Role.Manager), Text = text }, progress, CancellationToken.None);

    private sealed class Reported(TaskCompletionSource<TurnProgress> first) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value) => first.TrySetResult(value);
    }
}
