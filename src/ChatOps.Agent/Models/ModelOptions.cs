using System.ComponentModel.DataAnnotations;

namespace ChatOps.Agent.Models;

/// <summary>The language model that answers. Configuration section <c>Model</c>. Without a key none is asked and the offline planner serves.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>The key's name in the configuration. It may only come from the environment or from user secrets.</summary>
    public const string ApiKeyKey = Section + ":" + nameof(ApiKey);

    private const string GeminiName = "gemini-2.5-flash";

    private static readonly Uri GeminiEndpoint = new("https://generativelanguage.googleapis.com/");
    private static readonly Uri OpenAIEndpoint = new("https://api.openai.com/v1");
    private static readonly Uri OllamaEndpoint = new("http://localhost:11434");

    /// <summary>Who serves the model. Default Gemini where there is a key, and None where there is none.</summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>Name of the model at its provider; of the deployment for Azure OpenAI. Default <c>gemini-2.5-flash</c> for Gemini; the others have none.</summary>
    public string? Name { get; set; }

    /// <summary>Where the provider answers. Default the provider's own address; Azure OpenAI has none. Anything but loopback has to be https.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The key; sent as a header, never in a URL or a log. Null: no model is asked, except Ollama's.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Longest time for one request with all its retries, in seconds, 1 to 600. Default 60.</summary>
    [Range(1, 600)]
    public int DeadlineSeconds { get; set; } = 60;

    /// <summary>Longest time that a turn waits for the model before the offline planner takes over, in seconds, 1 to 600. Default 8.</summary>
    [Range(1, 600)]
    public int PatienceSeconds { get; set; } = 8;

    /// <summary>Times that a request is sent again after 429, 503 and the like, 0 to 10. Default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>Tokens that one person may use on one day (UTC), in and out together; 0: no limit. Default 0.</summary>
    [Range(0, long.MaxValue)]
    public long Budget { get; set; }

    /// <summary>Price of a million tokens that are sent, in any currency, for the metrics. Default 0.</summary>
    [Range(0, 1_000_000)]
    public double PricePerMillionInputTokens { get; set; }

    /// <summary>Price of a million tokens that come back, in the same currency. Default 0.</summary>
    [Range(0, 1_000_000)]
    public double PricePerMillionOutputTokens { get; set; }

    /// <summary>Who serves it after all.</summary>
    public ModelProvider EffectiveProvider => Provider ?? (string.IsNullOrWhiteSpace(ApiKey) ? ModelProvider.None : ModelProvider.Gemini);

    /// <summary>The model's name, given or by default; null where there is none.</summary>
    public string? EffectiveName => !string.IsNullOrWhiteSpace(Name) ? Name : EffectiveProvider == ModelProvider.Gemini ? GeminiName : null;

    /// <summary>The address, given or by default; null where there is none.</summary>
    public Uri? EffectiveEndpoint => Endpoint ?? EffectiveProvider switch
    {
        ModelProvider.Gemini => GeminiEndpoint,
        ModelProvider.OpenAI => OpenAIEndpoint,
        ModelProvider.Ollama => OllamaEndpoint,
        _ => null,
    };
}
