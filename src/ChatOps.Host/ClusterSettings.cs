using System.ComponentModel.DataAnnotations;
using System.Net;
using ChatOps.Host.Commands;
using ChatOps.Workforce.Store;
using StackExchange.Redis;

namespace ChatOps.Host;

/// <summary>Whether this host is alone or one of several. Configuration section <c>Cluster</c>.</summary>
public sealed class ClusterSettings
{
    public const string Section = "Cluster";

    /// <summary>Redis through which hosts find each other, as StackExchange.Redis writes it, e.g. <c>redis.internal:6379,ssl=true</c>. Default none: this host is alone.</summary>
    public string? Redis { get; set; }

    /// <summary>Name of the cluster; hosts of one name belong together. Default <c>chatops</c>.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,40}$")]
    public string Name { get; set; } = "chatops";

    /// <summary>Address under which the other hosts reach this one. Default 127.0.0.1: all on one machine.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for the other hosts, 0 to 65,535. Default 0: any that is free.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; }

    public bool IsShared => !string.IsNullOrWhiteSpace(Redis);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="RefusedException">It can't be started with.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<ClusterSettings>() ?? new ClusterSettings();
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true))
            throw new RefusedException(string.Join(' ', problems.Select(p => $"{Section}: {p.ErrorMessage}")));
        if (!IPAddress.TryParse(settings.Address, out _))
            throw new RefusedException($"{Section}:Address is '{settings.Address}', which is no IP address.");
        if (settings.IsShared && configuration.GetValue<StoreProvider>($"{StoreOptions.Section}:{nameof(StoreOptions.Provider)}") == StoreProvider.Sqlite)
        {
            throw new RefusedException(
                $"{Section}:Redis makes this host one of several, and they need one store: set Store:Provider to PostgreSql and Store:ConnectionString to its database, or take {Section}:Redis away.");
        }

        return settings;
    }

    /// <summary>The connection. A Redis that is away for a moment is waited for.</summary>
    /// <exception cref="RefusedException">The setting can't be read.</exception>
    public ConfigurationOptions Connection()
    {
        try
        {
            var connection = ConfigurationOptions.Parse(Redis!);
            connection.AbortOnConnectFail = false;
            return connection;
        }
        catch (ArgumentException)
        {
            throw new RefusedException($"{Section}:Redis can't be read; write it as host:port, with further settings behind commas."); // it may hold a password, so it is not repeated
        }
    }
}
