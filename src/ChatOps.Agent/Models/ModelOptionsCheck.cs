using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Models;

/// <summary>What attributes can't say about <see cref="ModelOptions"/>: what each provider needs, https, and where the key may come from.</summary>
/// <param name="configuration">The configuration that the options were read from.</param>
internal sealed class ModelOptionsCheck(IConfiguration configuration) : IValidateOptions<ModelOptions>
{
    private const string UserSecrets = "secrets.json";

    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Failures(ModelOptions options)
    {
        if (configuration is IConfigurationRoot root && root.Providers.Any(IsForbiddenSource))
        {
            yield return "Model:ApiKey stands in a file or on the command line, where others can read it; remove it there, and set Model__ApiKey in the environment or in user secrets.";
            yield break;
        }

        var provider = options.EffectiveProvider;
        if (!Enum.IsDefined(provider))
            yield return $"Model:Provider has to be one of {string.Join(", ", Enum.GetNames<ModelProvider>())}.";
        if (provider == ModelProvider.None)
            yield break;
        if (options.EffectiveName is null)
            yield return $"Model:Provider is {provider}, so Model:Name has to name a model.";
        if (provider != ModelProvider.Ollama && string.IsNullOrWhiteSpace(options.ApiKey))
            yield return $"Model:Provider is {provider}, so Model__ApiKey must be set in the environment or in user secrets.";
        if (options.ApiKey?.Any(c => c is <= ' ' or >= '\u007f') == true)
            yield return "Model__ApiKey has a space, a line break or a letter in it that no key has; set it again.";
        if (options.EffectiveEndpoint is not { } endpoint)
            yield return $"Model:Provider is {provider}, so Model:Endpoint has to say where.";
        else if (!endpoint.IsAbsoluteUri || !(endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback)))
            yield return "Model:Endpoint has to begin with https:// unless it is on this machine.";
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0)
            yield return "Model:Endpoint must not carry a name, a password or a query; the key is sent as a header.";
    }

    /// <summary>Files get into repositories and backups, command lines into lists of processes. User secrets are the one file that is made for keys.</summary>
    private static bool IsForbiddenSource(IConfigurationProvider provider)
    {
        if (provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot inner })
            return inner.Providers.Any(IsForbiddenSource);
        var isForbidden = provider is FileConfigurationProvider file
            ? !Path.GetFileName(file.Source.Path ?? "").Equals(UserSecrets, StringComparison.OrdinalIgnoreCase)
            : provider is Microsoft.Extensions.Configuration.CommandLine.CommandLineConfigurationProvider;
        return isForbidden && provider.TryGet(ModelOptions.ApiKeyKey, out var key) && !string.IsNullOrWhiteSpace(key);
    }
}
