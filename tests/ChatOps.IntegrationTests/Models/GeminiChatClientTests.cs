using System.ComponentModel;
using System.Text.Json;
using ChatOps.Agent.Models;
using ChatOps.Agent.Models.Gemini;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.IntegrationTests.Models;

public sealed class GeminiChatClientTests : IAsyncLifetime, IDisposable
{
    private const string Key = "not-a-real-key-4711";
    private const string Hello = """{"candidates":[{"content":{"role":"model","parts":[{"text":"Hello."}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":2,"thoughtsTokenCount":5,"totalTokenCount":14},"modelVersion":"gemini-test-001","responseId":"r1"}""";

    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _log = new();
    private GeminiServer _server = null!;
    private ServiceProvider _services = null!;
    private IChatClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await GeminiServer.StartAsync();
        _services = Services(retries: 2);
        _client = _services.GetRequiredService<IChatClient>();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task GetResponse_PlainText_IsReadWithUsageAndSettingsAreSent()
    {
        _server.Then(Hello);

        var response = await _client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, "Be short."), new ChatMessage(ChatRole.User, "Hi")],
            new ChatOptions { Temperature = 0.2f, TopP = 0.9f, TopK = 10, MaxOutputTokens = 16384, StopSequences = ["END"] });

        Assert.Equal("Hello.", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal((7, 7, 5, 14), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.ReasoningTokenCount, response.Usage.TotalTokenCount));
        var call = Assert.Single(_server.Calls);
        Assert.Equal("/v1beta/models/gemini-test:generateContent", call.Url);
        Assert.Equal(
            """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"systemInstruction":{"parts":[{"text":"Be short."}]},"generationConfig":{"temperature":0.2,"topP":0.9,"topK":10,"maxOutputTokens":16384,"stopSequences":["END"]}}""",
            call.Body.ToJsonString());
    }

    [Fact]
    public async Task GetResponse_Key_IsAHeaderAndNeverInAUrlOrALog()
    {
        _server.Then("{}", 500, retryAfter: "0").Then(Hello);

        await _client.GetResponseAsync("Hi");

        Assert.All(_server.Calls, c => Assert.Equal(Key, c.Key));
        Assert.All(_server.Calls, c => Assert.DoesNotContain(Key, c.Url, StringComparison.Ordinal));
        Assert.NotEmpty(_log.Lines);
        Assert.All(_log.Lines, line => Assert.DoesNotContain(Key, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetResponse_ParallelCallsWithSignature_AreEchoedUntouchedInOneTurn()
    {
        _server
            .Then("""{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"show_task","args":{"task":"TASK-101"}},"thoughtSignature":"c2lnbmF0dXJl+/=="},{"functionCall":{"id":"g7","name":"show_task","args":{"task":"TASK-102"}}}]},"finishReason":"STOP"}]}""")
            .Then(Hello);
        var show = AIFunctionFactory.Create(([Description("Id of the task")] string task) => $"about {task}", "show_task", "One task");
        List<ChatMessage> messages = [new(ChatRole.User, "What are TASK-101 and TASK-102?")];

        var first = await _client.GetResponseAsync(messages, new ChatOptions { Tools = [show] });
        var calls = first.Messages[0].Contents.OfType<FunctionCallContent>().ToArray();
        messages.AddRange(first.Messages);
        messages.AddRange(calls.Select(c => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(c.CallId, $"about {c.Arguments!["task"]}")])));
        await _client.GetResponseAsync(messages, new ChatOptions { Tools = [show] });

        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        Assert.Equal(2, calls.Select(c => c.CallId).Distinct().Count());
        var sent = _server.Calls.Last().Body;
        Assert.Equal(
            """[{"functionCall":{"name":"show_task","args":{"task":"TASK-101"}},"thoughtSignature":"c2lnbmF0dXJl+/=="},{"functionCall":{"id":"g7","name":"show_task","args":{"task":"TASK-102"}}}]""",
            Text(sent["contents"]![1]!["parts"]!));
        Assert.Equal(
            """[{"functionResponse":{"name":"show_task","response":{"output":"about TASK-101"}}},{"functionResponse":{"id":"g7","name":"show_task","response":{"output":"about TASK-102"}}}]""",
            Text(sent["contents"]![2]!["parts"]!));
        Assert.Equal(3, sent["contents"]!.AsArray().Count);
        Assert.Equal("""{"type":"object","properties":{"task":{"description":"Id of the task","type":"string"}},"required":["task"]}""", Text(sent["tools"]![0]!["functionDeclarations"]![0]!["parameters"]!));
    }

    [Fact]
    public async Task GetResponse_StructuredOutputAndAFile_AreSentAsSchemaAndInlineData()
    {
        _server.Then(Hello);
        var schema = JsonDocument.Parse("""{"$schema":"x","type":"object","additionalProperties":false,"properties":{"name":{"type":["string","null"]},"years":{"type":"integer","minimum":0}},"required":["name"]}""").RootElement;

        await _client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, [new TextContent("Read this."), new DataContent(new byte[] { 1, 2, 3 }, "application/pdf")])],
            new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });

        var body = Assert.Single(_server.Calls).Body;
        Assert.Equal("""{"inlineData":{"mimeType":"application/pdf","data":"AQID"}}""", Text(body["contents"]![0]!["parts"]![1]!));
        Assert.Equal("application/json", (string?)body["generationConfig"]!["responseMimeType"]);
        Assert.Equal(
            """{"type":"object","properties":{"name":{"type":"string","nullable":true},"years":{"type":"integer","minimum":0}},"required":["name"]}""",
            Text(body["generationConfig"]!["responseSchema"]!));
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"SAFETY"}}""")]
    [InlineData("""{"candidates":[{"finishReason":"PROHIBITED_CONTENT"}]}""")]
    public async Task GetResponse_Blocked_IsAContentFilterAndNoText(string json)
    {
        _server.Then(json);

        var response = await _client.GetResponseAsync("Hi");

        Assert.Equal((ChatFinishReason.ContentFilter, ""), (response.FinishReason!.Value, response.Text));
    }

    [Theory]
    [InlineData("{}", 200, "empty answer")]
    [InlineData("""{"candidates":[]}""", 200, "empty answer")]
    [InlineData("""{"candidates":[{"content":"no"}]}""", 200, "can't be read")]
    [InlineData("<html>", 200, "can't be read")]
    [InlineData("""{"error":{"code":400,"message":"secret text","status":"INVALID_ARGUMENT"}}""", 400, "(400 INVALID_ARGUMENT)")]
    [InlineData("nonsense", 403, "Model__ApiKey")]
    [InlineData("", 404, "Model__Name")]
    public async Task GetResponse_NothingToRead_IsASentenceWithoutTheProvidersText(string body, int status, string part)
    {
        _server.Then(body, status);

        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => _client.GetResponseAsync("Hi"));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_TooManyRequestsThenRoom_WaitsAndAnswers()
    {
        _server.Then("{}", 429, retryAfter: "0").Then("{}", 503, retryAfter: "0").Then(Hello);

        Assert.Equal("Hello.", (await _client.GetResponseAsync("Hi")).Text);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task GetResponse_TooManyRequestsForGood_SaysSo()
    {
        for (var n = 0; n < 3; n++)
            _server.Then("{}", 429, retryAfter: "0");

        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => _client.GetResponseAsync("Hi"));

        Assert.Contains("too many requests", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _server.Calls.Count);
    }

    [Fact]
    public async Task GetResponse_Silence_EndsAtTheDeadline()
    {
        _server.ThenSilence();
        var waiting = _client.GetResponseAsync("Hi");
        await _server.Arrived.WaitAsync(TimeSpan.FromSeconds(30));

        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("The model took too long.", (await Assert.ThrowsAsync<ModelUnavailableException>(() => waiting)).Message);
    }

    [Fact]
    public async Task GetResponse_CallerCancels_IsTheCallersCancellation()
    {
        _server.ThenSilence();
        using var cancel = new CancellationTokenSource();
        var waiting = _client.GetResponseAsync("Hi", cancellationToken: cancel.Token);
        await _server.Arrived.WaitAsync(TimeSpan.FromSeconds(30));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task GetStreamingResponse_PiecesWithACall_AddUpToOneAnswer()
    {
        _server.ThenStream(
        [
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"Let me "}]}}],"responseId":"r2"}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"look."},{"functionCall":{"name":"show_task","args":{"task":"TASK-101"}},"thoughtSignature":"abc="}]}}],"usageMetadata":{"promptTokenCount":3,"totalTokenCount":5}}""",
            """{"candidates":[{"content":{"role":"model","parts":[{"text":"","thoughtSignature":"end="}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":6,"totalTokenCount":9}}""",
        ]);

        var response = await _client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Equal("/v1beta/models/gemini-test:streamGenerateContent?alt=sse", Assert.Single(_server.Calls).Url);
        Assert.Equal("Let me look.", response.Text);
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        var call = Assert.Single(response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal("abc=", call.AdditionalProperties!["thoughtSignature"]);
        Assert.Equal("end=", Assert.Single(response.Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>()).ProtectedData);
        Assert.Equal(9, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"Half"}]}}]}""", false, "broke off")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"Half"}]}}]}""", true, "can't be reached")]
    [InlineData("""{"candidates":[{"content":""", false, "can't be read")]
    [InlineData("null", false, "can't be read")]
    public async Task GetStreamingResponse_MalformedStream_GivesWhatCameAndASentence(string piece, bool breaksOff, string part)
    {
        _server.ThenStream([piece], breaksOff);
        await using var services = Services(retries: 0); // the clock stands still, so that a pause before a retry would never end

        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("Hi").ToChatResponseAsync());

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetService_Metadata_NamesProviderAndModelWithoutTheKey()
    {
        var metadata = _client.GetService<ChatClientMetadata>()!;

        Assert.Equal(("gemini", "gemini-test"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.DoesNotContain(Key, metadata.ProviderUri!.ToString(), StringComparison.Ordinal);
    }

    private ServiceProvider Services(int retries) => new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
            .AddSingleton<TimeProvider>(_time)
            .Configure<ModelOptions>(o =>
            {
                (o.Endpoint, o.ApiKey, o.Name, o.DeadlineSeconds, o.Retries) = (_server.Address, Key, "gemini-test", 30, retries);
            })
            .AddGemini()
            .BuildServiceProvider();

    private static string Text(System.Text.Json.Nodes.JsonNode node) =>
        node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
