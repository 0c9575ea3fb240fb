using ChatOps.Agent;
using ChatOps.Agent.Models;
using ChatOps.Agent.Planning;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Agent.Models;

public sealed class ModelOptionsTests : IDisposable
{
    private const string Key = "not-a-real-key-4711";
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-options-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Defaults_NoKey_NoModel()
    {
        var options = Read();

        Assert.Equal((ModelProvider.None, 60, 8, 2, 0L, 0d, 0d), (options.EffectiveProvider, options.DeadlineSeconds, options.PatienceSeconds, options.Retries, options.Budget,
            options.PricePerMillionInputTokens, options.PricePerMillionOutputTokens));
        Assert.Null(Services(("Model:Provider", "None")).GetService<IChatClient>());
        Assert.IsType<NoModel>(Services().GetRequiredService<IModelPlanner>());
    }

    [Fact]
    public void Defaults_Key_IsGemini()
    {
        var options = Read(("Model:ApiKey", Key));

        Assert.Equal((ModelProvider.Gemini, "gemini-2.5-flash", "https://generativelanguage.googleapis.com/"), (options.EffectiveProvider, options.EffectiveName, options.EffectiveEndpoint!.ToString()));
    }

    [Theory]
    [InlineData("Gemini", "gemini-2.5-flash", null, "gemini")]
    [InlineData("openai", "gpt-x", null, "openai")]
    [InlineData("AzureOpenAI", "deployment", "https://example.openai.azure.com/", "openai")]
    [InlineData("Ollama", "llama", null, "ollama")]
    public void Provider_Named_HasItsClientAndTheKeyIsInNoAddress(string provider, string name, string? endpoint, string said)
    {
        var client = Services(("Model:Provider", provider), ("Model:Name", name), ("Model:Endpoint", endpoint), ("Model:ApiKey", Key)).GetRequiredService<IChatClient>();

        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Contains(said, metadata.ProviderName, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name, metadata.DefaultModelId);
        Assert.DoesNotContain(Key, metadata.ProviderUri?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model:Provider has to be one of", "Model:Provider", "Clippy")]
    [InlineData("Model:Provider has to be one of", "Model:Provider", "77")]
    [InlineData("Model__ApiKey must be set", "Model:Provider", "Gemini")]
    [InlineData("Model:Name has to name a model", "Model:Provider", "OpenAI", "Model:ApiKey", Key)]
    [InlineData("Model:Endpoint has to say where", "Model:Provider", "AzureOpenAI", "Model:ApiKey", Key, "Model:Name", "x")]
    [InlineData("has to begin with https://", "Model:ApiKey", Key, "Model:Endpoint", "http://example.com/")]
    [InlineData("has to begin with https://", "Model:ApiKey", Key, "Model:Endpoint", "ftp://localhost/")]
    [InlineData("has to begin with https://", "Model:ApiKey", Key, "Model:Endpoint", "relative")]
    [InlineData("must not carry a name", "Model:ApiKey", Key, "Model:Endpoint", "https://u:p@example.com/?key=1")]
    [InlineData("has a space", "Model:ApiKey", Key + "\n")]
    [InlineData("PatienceSeconds", "Model:PatienceSeconds", "0")]
    [InlineData("DeadlineSeconds", "Model:DeadlineSeconds", "601")]
    [InlineData("Retries", "Model:Retries", "11")]
    [InlineData("Budget", "Model:Budget", "-1")]
    [InlineData("PricePerMillionInputTokens", "Model:PricePerMillionInputTokens", "-1")]
    public void Settings_NotSound_AreSaidWithoutTheKey(string part, params string[] settings)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read([.. settings.Chunk(2).Select(s => (s[0], (string?)s[1]))]));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:11434")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("https://example.com/")]
    public void Endpoint_HttpsOrThisMachine_IsTaken(string endpoint) => Assert.NotNull(Read(("Model:ApiKey", Key), ("Model:Endpoint", endpoint)).EffectiveEndpoint);

    [Theory]
    [InlineData("appsettings.json", null)]
    [InlineData("appsettings.Production.json", "None")]
    public void ApiKey_InAFile_IsRefusedAndNotRepeated(string file, string? provider)
    {
        var configuration = Json(file);
        configuration["Model:Provider"] = provider;

        var error = Assert.Throws<OptionsValidationException>(() => Services(configuration).GetRequiredService<IModelPlanner>());

        Assert.Contains("set Model__ApiKey in the environment or in user secrets", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ApiKey_OnTheCommandLine_IsRefused()
    {
        var configuration = new ConfigurationBuilder().AddCommandLine([$"--Model:ApiKey={Key}"]).Build();

        Assert.Throws<OptionsValidationException>(() => Services(configuration).GetRequiredService<IOptions<ModelOptions>>().Value);
    }

    [Fact]
    public void ApiKey_InAFileThatIsChainedOrOverridden_IsRefusedAllTheSame()
    {
        var chained = new ConfigurationBuilder().AddConfiguration(Json("appsettings.json")).AddInMemoryCollection([new("Model:ApiKey", "another")]).Build();

        Assert.Throws<OptionsValidationException>(() => Services(chained).GetRequiredService<IOptions<ModelOptions>>().Value);
    }

    [Fact]
    public void ApiKey_InUserSecrets_IsTaken() => Assert.Equal(Key, Services(Json("secrets.json")).GetRequiredService<IOptions<ModelOptions>>().Value.ApiKey);

    private IConfigurationRoot Json(string file)
    {
        File.WriteAllText(Path.Combine(_folder, file), $"{{\"Model\":{{\"ApiKey\":\"{Key}\"}}}}");
        return new ConfigurationBuilder().SetBasePath(_folder).AddJsonFile(file).Build();
    }

    private static ModelOptions Read(params (string, string?)[] settings) => Services(settings).GetRequiredService<IOptions<ModelOptions>>().Value;

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) =>
        Services(new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());

    private static ServiceProvider Services(IConfiguration configuration) =>
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConversationStore>(new FakeConversationStore()).AddAgent(configuration).BuildServiceProvider();
}
