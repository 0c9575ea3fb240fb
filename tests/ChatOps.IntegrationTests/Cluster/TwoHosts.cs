using ChatOps.IntegrationTests.Health;
using ChatOps.IntegrationTests.Slack;
using ChatOps.Tests.Channels.Slack;
using Npgsql;

namespace ChatOps.IntegrationTests.Cluster;

/// <summary>Two hosts as processes that are one cluster by configuration alone: one PostgreSQL, one Redis, one folder of models.</summary>
internal sealed class TwoHosts : IAsyncDisposable
{
    private readonly RedisServer _redis;

    private TwoHosts(RedisServer redis, FaultyProxy toRedis, string models, SlackHost one, SlackHost other)
    {
        (_redis, ToRedis, Models, One, Other) = (redis, toRedis, models, one, other);
        Sender = new SlackSender(one.Address, other.Address);
    }

    /// <summary>The folder of models that both share.</summary>
    public string Models { get; }

    public SlackHost One { get; }

    public SlackHost Other { get; }

    /// <summary>Between both of them and their Redis.</summary>
    public FaultyProxy ToRedis { get; }

    /// <summary>Slack behind a load balancer that gives both of them work in turn.</summary>
    public SlackSender Sender { get; }

    public static async Task<TwoHosts> StartAsync(FakeSlack slack)
    {
        var redis = await RedisServer.StartAsync();
        var toRedis = new FaultyProxy(redis.Port);
        var models = Directory.CreateTempSubdirectory("chatops-models-").FullName;
        var environment = new Dictionary<string, string>
        {
            ["Cluster__Redis"] = $"127.0.0.1:{toRedis.Port}",
            ["Store__Provider"] = "PostgreSql",
            // Two hosts share the hundred connections of a PostgreSQL as it is installed.
            ["Store__ConnectionString"] = new NpgsqlConnectionStringBuilder(await PostgreSqlServer.CreateDatabaseAsync()) { Pooling = true, MaxPoolSize = 40 }.ConnectionString,
            ["Learning__RegistryPath"] = models,
            ["Access__Users__0__Role"] = "Admin",
        };
        var one = await SlackHost.StartAsync(slack, environment: environment);
        var other = await SlackHost.StartAsync(slack, environment: environment, fills: false);
        return new TwoHosts(redis, toRedis, models, one, other);
    }

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        await One.DisposeAsync();
        await Other.DisposeAsync();
        ToRedis.Dispose();
        _redis.Dispose();
        Directory.Delete(Models, recursive: true);
    }
}
