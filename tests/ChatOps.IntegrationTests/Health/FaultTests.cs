using System.Net;
using System.Text.Json;
using ChatOps.IntegrationTests.Cluster;
using ChatOps.IntegrationTests.Events;
using Npgsql;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A host as a process over its own PostgreSQL and Redis, which hang, are killed, slow or come and go: it says what it can't, and recovers by itself.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private OwnPostgreSql _postgres = null!;
    private RedisServer _redis = null!;
    private FaultyProxy _toPostgres = null!;
    private FaultyProxy _toRedis = null!;
    private MockBrokers _brokers = null!;
    private WatchedHost _host = null!;

    public async Task InitializeAsync()
    {
        _postgres = await OwnPostgreSql.StartAsync();
        _redis = await RedisServer.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString);
        (_toPostgres, _toRedis, _brokers) = (new FaultyProxy(connection.Port), new FaultyProxy(_redis.Port), new MockBrokers());
        connection.Port = _toPostgres.Port;
        _host = await WatchedHost.StartAsync(new Dictionary<string, string>
        {
            ["Store__Provider"] = "PostgreSql",
            ["Store__ConnectionString"] = connection.ConnectionString,
            ["Cache__Redis"] = $"127.0.0.1:{_toRedis.Port}",
            ["Cache__LeastPeople"] = "0",
            ["Cache__RestSeconds"] = "1",
            ["Kafka__BootstrapServers"] = _brokers.Servers,
            ["Kafka__Settings__session.timeout.ms"] = "6000",
            ["Kafka__Settings__topic.metadata.refresh.interval.ms"] = "200", // topics come into being while the consumer waits
        });
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        _brokers.Dispose();
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

    [Fact]
    public async Task PostgreSql_IsKilledWhileEventsCome_TheyWaitAndTakeEffectWhenItIsBack()
    {
        await _host.UntilAsync("db", "UP");
        await CompleteAsync("EVENT-1");
        await AppliedAsync("EVENT-1");

        await _postgres.KillAsync();
        await CompleteAsync("EVENT-2");
        await _host.UntilAsync("db", "DOWN");
        await SaysAsync("Events wait for the store");
        await SaysAsync("Events stay in the outbox");
        await _postgres.StartAgainAsync();

        await AppliedAsync("EVENT-2");
        await RecoversAsync("db");
        await SaysAsync("Events are applied again; the store was away for");
        await SaysAsync("Events are sent from the outbox again; the store was away for");
        Assert.Equal((1, 1), (Times("Events wait for the store"), Times("Events stay in the outbox")));
    }

    private Task CompleteAsync(string task) => _brokers.SendAsync("ml-task-completion", "k", JsonSerializer.SerializeToUtf8Bytes(
        new { taskId = task, assignedUserId = "U01", completionDate = "2026-11-20T17:00:00", actualHours = 8, estimatedHours = 6 }));

    private async Task AppliedAsync(string task) => await UntilAsync(
        async () =>
        {
            try
            {
                await using var connection = new NpgsqlConnection(_postgres.ConnectionString);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("SELECT count(*) FROM task_completions WHERE task_id = @p0", connection) { Parameters = { new("p0", task) } };
                return (long)(await command.ExecuteScalarAsync())! == 1;
            }
            catch (NpgsqlException)
            {
                return false; // it is still starting
            }
        },
        $"{task} did not take effect");

    private Task SaysAsync(string line) => UntilAsync(() => Task.FromResult(Times(line) > 0), $"It does not say '{line}'");

    private int Times(string line) => _host.Output.Split(line).Length - 1;

    private async Task UntilAsync(Func<Task<bool>> condition, string otherwise)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"{otherwise}.\n{_host.Output}");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task RecoversAsync(string component)
    {
        await _host.UntilAsync(component, "UP");
        Assert.Equal((HttpStatusCode.OK, null), await _host.RankAsync("TASK-112"));
        Assert.Equal(HttpStatusCode.OK, await _host.HealthAsync());
    }
}
