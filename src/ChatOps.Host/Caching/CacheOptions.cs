using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace ChatOps.Host.Caching;

/// <summary>Whether rankings and predictions that were computed are kept for who asks the same again. Configuration section <c>Cache</c>; why it is off for small companies: docs/decisions/0014.</summary>
public sealed class CacheOptions : IValidatableObject
{
    public const string Section = "Cache";

    private const int MostMilliseconds = 2_000;

    /// <summary>People of a company from which on answers are kept, 0 to 1,000,000. Default 2,000: below that computing is faster than asking a Redis.</summary>
    [Range(0, 1_000_000)]
    public int LeastPeople { get; set; } = 2_000;

    /// <summary>How long an answer is kept, in seconds, 1 to 3,600. Default 300. It is never said again after data or models have changed, whatever this is.</summary>
    [Range(1, 3_600)]
    public int Seconds { get; set; } = 300;

    /// <summary>Memory for answers in each host, in megabytes of JSON, 1 to 4,096. Default 32.</summary>
    [Range(1, 4_096)]
    public int Megabytes { get; set; } = 32;

    /// <summary>A Redis where hosts share what they computed, as StackExchange.Redis writes it, e.g. <c>redis.internal:6379,ssl=true</c>. Default none. It gets ids and figures, no names.</summary>
    public string? Redis { get; set; }

    /// <summary>What its keys begin with. Default <c>chatops</c>; give every company that shares a Redis another one.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,40}$")]
    public string Name { get; set; } = "chatops";

    /// <summary>How long Redis is waited for, in milliseconds, 10 to 2,000. Default 100.</summary>
    [Range(10, MostMilliseconds)]
    public int TimeoutMilliseconds { get; set; } = 100;

    /// <summary>How long a Redis that failed or was too slow is left alone, in seconds, 1 to 600. Default 15.</summary>
    [Range(1, 600)]
    public int RestSeconds { get; set; } = 15;

    /// <summary>Whether there is a Redis.</summary>
    public bool IsShared => !string.IsNullOrWhiteSpace(Redis);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsShared && !TryConnection(out _))
            yield return new ValidationResult("Cache:Redis can't be read; write it as host:port, with further settings behind commas."); // it may hold a password, so it is not repeated
    }

    /// <summary>The connection: it fails at once where nobody answers, rather than keep what is asked until somebody does.</summary>
    internal ConfigurationOptions Connection() => TryConnection(out var connection) ? connection : throw new InvalidOperationException("Cache:Redis can't be read.");

    private bool TryConnection(out ConfigurationOptions connection)
    {
        try
        {
            connection = ConfigurationOptions.Parse(Redis!);
        }
        catch (ArgumentException)
        {
            connection = new ConfigurationOptions();
            return false;
        }

        connection.AbortOnConnectFail = false;
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        // RestingCache keeps to TimeoutMilliseconds; the client's own time is for its handshakes too, which a busy machine does not make in a tenth of a second.
        (connection.AsyncTimeout, connection.SyncTimeout, connection.ConnectTimeout) = (2 * MostMilliseconds, 2 * MostMilliseconds, 2 * MostMilliseconds);
        return true;
    }
}
