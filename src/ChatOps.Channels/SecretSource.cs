using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace ChatOps.Channels;

/// <summary>Where secrets may come from: files get into repositories and backups, command lines into lists of processes.</summary>
public static class SecretSource
{
    /// <summary>The one file that is made for secrets.</summary>
    private const string UserSecrets = "secrets.json";

    /// <summary>Whether a secret stands in a file or on the command line.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The secret's name in it.</param>
    public static bool IsForbidden(IConfiguration configuration, string key) =>
        configuration is IConfigurationRoot root && root.Providers.Any(p => IsForbidden(p, key));

    private static bool IsForbidden(IConfigurationProvider provider, string key) => provider switch
    {
        ChainedConfigurationProvider { Configuration: { } inner } => IsForbidden(inner, key),
        FileConfigurationProvider file => !Path.GetFileName(file.Source.Path ?? "").Equals(UserSecrets, StringComparison.OrdinalIgnoreCase) && Holds(file, key),
        CommandLineConfigurationProvider => Holds(provider, key),
        _ => false,
    };

    private static bool Holds(IConfigurationProvider provider, string key) => provider.TryGet(key, out var secret) && !string.IsNullOrWhiteSpace(secret);
}
