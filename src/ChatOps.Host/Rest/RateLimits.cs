using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ChatOps.Host.Health;
using ChatOps.Host.SignIn;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Rest;

/// <summary>How much one caller may ask of REST. Configuration section <c>RateLimits</c>.</summary>
public sealed class RateLimits
{
    public const string Section = "RateLimits";

    /// <summary>The policy of what starts something long.</summary>
    internal const string Writes = "Writes";

    /// <summary>Requests a second of one caller, 1 to 100,000; twice as many at once. Default 300.</summary>
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 300;

    /// <summary>Trainings and the like that one caller may start in a minute, 1 to 1,000. Default 10.</summary>
    [Range(1, 1_000)]
    public int WritesPerMinute { get; set; } = 10;

    /// <summary>Requests a second of an address that has not said who it is, 1 to 10,000; five times as many at once. Default 20: keys are not to be tried out.</summary>
    [Range(1, 10_000)]
    public int StrangersPerSecond { get; set; } = 20;

    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimits>().Bind(configuration.GetSection(Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
            limiter.AddPolicy(Writes, PartitionWrites);
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await RestProblem.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, RestProblem.SentenceOf(StatusCodes.Status429TooManyRequests));
            };
        });
    }

    /// <summary>Callers of REST by who they are, strangers by address. Pages and channels are not limited here: many people sit behind one address, and channels have their own intake.</summary>
    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<RestEndpoint>() is null && metadata?.GetMetadata<HealthEndpoint>() is null)
            return RateLimitPartition.GetNoLimiter("");
        var limits = context.RequestServices.GetRequiredService<IOptions<RateLimits>>().Value;
        return Caller.Of(context.User) is { } caller
            ? Bucket("caller:" + caller.Key, limits.PerSecond, 2 * limits.PerSecond)
            : Bucket("address:" + NetworkOf(context.Connection.RemoteIpAddress), limits.StrangersPerSecond, 5 * limits.StrangersPerSecond);
    }

    private static RateLimitPartition<string> PartitionWrites(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<RateLimits>>().Value;
        return RateLimitPartition.GetTokenBucketLimiter(Caller.Of(context.User)?.Key ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.WritesPerMinute,
            TokensPerPeriod = limits.WritesPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>Whoever has one address of version 6 has all of its network.</summary>
    private static string NetworkOf(IPAddress? address) => address is null ? "" : address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.ToString();

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int atOnce) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = atOnce,
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(0.1),
        QueueLimit = 0,
    });
}
