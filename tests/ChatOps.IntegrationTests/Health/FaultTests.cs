using System.Net;
using ChatOps.IntegrationTests.Cluster;
using Npgsql;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A host as a process over its own PostgreSQL and Redis, which hang, are killed, slow or come and go: it says what it can't, and recovers by itself.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private OwnPostgreSql _postgres = null!;
    private RedisServer _redis = null!;
    private FaultyProxy _toPostgres = null!;
    private FaultyProxy _toRedis = null!;
    private WatchedHost _host = null!;

    public async Task InitializeAsync()
    {
        _postgres = await OwnPostgreSql.StartAsync();
        _redis = await RedisServer.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString);
        (_toPostgres, _toRedis) = (new FaultyProxy(connection.Port), new FaultyProxy(_redis.Port));
        connection.Port = _toPostgres.Port;
        _host = await WatchedHost.StartAsync(new Dictionary<string, string>
        {
            ["Store__Provider"] = "PostgreSql",
            ["Store__ConnectionString"] = connection.ConnectionString,
            ["Cache__Redis"] = $"127.0.0.1:{_toRedis.Port}",
            ["Cache__LeastPeople"] = "0",
            ["Cache__RestSeconds"] = "1",
        });
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        _toPostgres.Dispose();
        _toRedis.Dispose();
        _redis.Dispose();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task PostgreSql_HangsIsKilledAndComesBack_HealthSaysSoAndRankingGoesOnAfterwards()
    {
        await _host.UntilAsync("db", "UP");
        Assert.Equal(HttpStatusCode.OK, (await _host.RankAsync()).Status);

        await _postgres.HangAsync();
        await _host.UntilAsync("db", "DOWN");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await _host.HealthAsync());
        var (status, says) = await _host.RankAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("can't be reached", says, StringComparison.Ordinal);
        await _postgres.GoOnAsync();
        await RecoversAsync("db");

        await _postgres.KillAsync();
        await _host.UntilAsync("db", "DOWN");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _host.RankAsync()).Status);
        await _postgres.StartAgainAsync();
        await RecoversAsync("db");
    }

    [Fact]
    public async Task PostgreSql_SlowThenComingAndGoing_EveryRankingIsAnsweredOrRefusedInASentence()
    {
        await _host.UntilAsync("db", "UP");

        _toPostgres.Mode = ProxyMode.Delays;
        var says = await _host.UntilAsync("db", "DOWN");
        Assert.NotEmpty(says!);
        await _host.RankWhileAsync(Task.CompletedTask);
        _toPostgres.Mode = ProxyMode.Passes;
        await RecoversAsync("db");

        var (asked, refused) = await _host.RankWhileAsync(_toPostgres.FlapAsync(6, TimeSpan.FromMilliseconds(500)));
        Assert.True(refused > 0 && refused < asked, $"{refused} of {asked} were refused: it was not away, or never back.");
        await RecoversAsync("db");
    }

    [Fact]
    public async Task Redis_HangsIsKilledAndComesBack_IsDegradedAndNoAnswerIsMissed()
    {
        await _host.UntilAsync("redis", "UP");

        await _redis.HangAsync();
        await _host.UntilAsync("redis", "DEGRADED");
        Assert.Equal(HttpStatusCode.OK, (await _host.RankAsync("TASK-103")).Status);
        Assert.Equal(HttpStatusCode.OK, await _host.HealthAsync());
        await _redis.GoOnAsync();
        await RecoversAsync("redis");

        var port = _redis.Port;
        _redis.Dispose();
        await _host.UntilAsync("redis", "DEGRADED");
        Assert.Equal(HttpStatusCode.OK, (await _host.RankAsync("TASK-110")).Status);
        _redis = await RedisServer.StartAsync(port);
        await RecoversAsync("redis");
    }

    [Fact]
    public async Task Redis_SlowThenComingAndGoing_IsDegradedAndNoAnswerIsMissed()
    {
        await _host.UntilAsync("redis", "UP");

        _toRedis.Mode = ProxyMode.Delays;
        Assert.Contains("does not answer in time", await _host.UntilAsync("redis", "DEGRADED"), StringComparison.Ordinal);
        Assert.Equal(0, (await _host.RankWhileAsync(Task.CompletedTask)).Refused);
        Assert.Equal(HttpStatusCode.OK, await _host.HealthAsync());
        _toRedis.Mode = ProxyMode.Passes;
        await RecoversAsync("redis");

        Assert.Equal(0, (await _host.RankWhileAsync(_toRedis.FlapAsync(6, TimeSpan.FromMilliseconds(500)))).Refused);
        await RecoversAsync("redis");
    }

    private async Task RecoversAsync(string component)
    {
        await _host.UntilAsync(component, "UP");
        Assert.Equal((HttpStatusCode.OK, null), await _host.RankAsync("TASK-112"));
        Assert.Equal(HttpStatusCode.OK, await _host.HealthAsync());
    }
}
