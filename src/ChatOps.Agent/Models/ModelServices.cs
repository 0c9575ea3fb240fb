using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using ChatOps.Agent.Models.Gemini;
using ChatOps.Agent.Planning;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OllamaSharp;
using OpenAI;

namespace ChatOps.Agent.Models;

/// <summary>Composition of the language model.</summary>
public static class ModelServices
{
    private const string ClientName = "model";

    /// <summary>Adds the model of <c>Model:Provider</c> with its client, its budget and the planner that asks it; or the planner that asks none.</summary>
    /// <exception cref="OptionsValidationException">There is no such provider.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>>(new ModelOptionsCheck(configuration));
        services.TryAddSingleton<ITokenLedger, StoredTokenLedger>();
        services.TryAddSingleton<TokenBudget>();
        services.AddSingleton<ModelHealth>();
        switch (ProviderOf(configuration))
        {
            case ModelProvider.None:
                services.TryAddSingleton<IModelPlanner>(s =>
                {
                    _ = s.GetRequiredService<IOptions<ModelOptions>>().Value; // a key in the wrong place is said even where no model is asked
                    return new NoModel();
                });
                return services;
            case ModelProvider.Gemini:
                services.AddGemini();
                break;
            case var provider:
                services.AddHttpClient(ClientName, (s, http) =>
                    {
                        http.BaseAddress = Options(s).EffectiveEndpoint;
                        http.Timeout = Timeout.InfiniteTimeSpan; // the turn's patience and the client's own deadline end it
                    })
                    .RedactLoggedHeaders(_ => true)
                    .ConfigurePrimaryHttpMessageHandler(GeminiServices.NewHandler);
                services.TryAddSingleton<IChatClient>(s => NewClient(provider, Options(s), s.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName)));
                break;
        }

        services.TryAddSingleton<IModelPlanner, ModelPlanner>();
        return services;
    }

    private static ModelOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<ModelOptions>>().Value;

    /// <summary>Decided before the options are there, because it decides what is registered.</summary>
    private static ModelProvider ProviderOf(IConfiguration configuration)
    {
        var section = configuration.GetSection(ModelOptions.Section);
        var said = section[nameof(ModelOptions.Provider)];
        if (string.IsNullOrWhiteSpace(said))
            return new ModelOptions { ApiKey = section[nameof(ModelOptions.ApiKey)] }.EffectiveProvider;
        return Enum.TryParse<ModelProvider>(said, ignoreCase: true, out var provider) && Enum.IsDefined(provider)
            ? provider
            : throw new OptionsValidationException(
                ModelOptions.Section, typeof(ModelOptions), [$"Model:Provider has to be one of {string.Join(", ", Enum.GetNames<ModelProvider>())}."]);
    }

    private static IChatClient NewClient(ModelProvider provider, ModelOptions options, HttpClient http) => provider switch
    {
        ModelProvider.OpenAI => new OpenAIClient(new ApiKeyCredential(options.ApiKey!), Configure(new OpenAIClientOptions { Endpoint = options.EffectiveEndpoint }, options, http))
            .GetChatClient(options.EffectiveName).AsIChatClient(),
        ModelProvider.AzureOpenAI => new AzureOpenAIClient(options.EffectiveEndpoint!, new ApiKeyCredential(options.ApiKey!), Configure(new AzureOpenAIClientOptions(), options, http))
            .GetChatClient(options.EffectiveName).AsIChatClient(),
        ModelProvider.Ollama => new OllamaApiClient(http, options.EffectiveName!),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "It has no client here."),
    };

    private static T Configure<T>(T clientOptions, ModelOptions options, HttpClient http)
        where T : ClientPipelineOptions
    {
        clientOptions.Transport = new HttpClientPipelineTransport(http);
        clientOptions.NetworkTimeout = TimeSpan.FromSeconds(options.DeadlineSeconds);
        clientOptions.RetryPolicy = new ClientRetryPolicy(options.Retries);
        return clientOptions;
    }
}
