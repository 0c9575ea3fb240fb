using System.ComponentModel.DataAnnotations;

namespace ChatOps.Agent.Models;

/// <summary>The language model that answers. Configuration section <c>Model</c>. Without a key none is asked and the offline planner serves.</summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>The key's name in the configuration. It may only come from the environment or from user secrets.</summary>
    public const string ApiKeyKey = Section + ":" + nameof(ApiKey);

    /// <summary>Name of the model at its provider. Default <c>gemini-2.5-flash</c>.</summary>
    [Required]
    public string Name { get; set; } = "gemini-2.5-flash";

    /// <summary>Where the provider answers. Default Google's endpoint; anything but loopback has to be https.</summary>
    [Required]
    public Uri Endpoint { get; set; } = new("https://generativelanguage.googleapis.com/");

    /// <summary>The key; sent as a header, never in a URL or a log. Null: no model is asked.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Longest time for one answer with all its retries, in seconds, 1 to 600. Default 60.</summary>
    [Range(1, 600)]
    public int DeadlineSeconds { get; set; } = 60;

    /// <summary>Times that a request is sent again after 429, 503 and the like, 0 to 10. Default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;
}
