using ChatOps.Host.Caching;
using ChatOps.IntegrationTests.Cluster;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace ChatOps.IntegrationTests.Caching;

/// <summary>Two hosts that share what they computed in a real Redis, and what is left when it hangs, is lost, and comes back.</summary>
public sealed class RedisCacheTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-cache-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Rank_RedisIsThereHangsIsLostAndComesBack_EachIsAnsweredAlike()
    {
        var redis = await RedisServer.StartAsync();
        var port = redis.Port;
        try
        {
            await using var one = await HostAsync(redis.Address, fills: true);
            await using var other = await HostAsync(redis.Address, fills: false);
            foreach (var host in new[] { one, other })
                await UntilAsync(() => BackAsync(host)); // connected
            var expected = await AskAsync(one, "TASK-101");

            // What one has computed the other finds.
            await UntilAsync(async () => await KeysAsync(redis) > 0);
            Assert.Equal(expected, await AskAsync(other, "TASK-101"));
            Assert.False(other.Services.GetRequiredService<RestingCache>().IsDown);
            var names = (await other.Services.GetRequiredService<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot.People.Select(p => p.Name);
            var kept = await DumpAsync(redis);
            Assert.All(names, n => Assert.DoesNotContain(n, kept, StringComparison.Ordinal));

            await redis.HangAsync();
            Assert.NotEqual("", await AskAsync(one, "TASK-103"));
            Assert.True(one.Services.GetRequiredService<RestingCache>().IsDown);
            Assert.NotEqual("", await AskAsync(one, "TASK-110"));
            await redis.GoOnAsync();
            await UntilAsync(() => BackAsync(one));

            redis.Dispose();
            Assert.NotEqual("", await AskAsync(one, "TASK-112"));
            Assert.Equal(expected, await AskAsync(one, "TASK-101"));
            var top = 0;
            await UntilAsync(async () =>
            {
                await AskAsync(one, "TASK-114", (top++ % 20) + 1);
                return one.Services.GetRequiredService<RestingCache>().IsDown == true;
            });

            redis = await RedisServer.StartAsync(port);
            await UntilAsync(() => BackAsync(one));
            await AskAsync(one, "TASK-115");
            await UntilAsync(async () => await KeysAsync(redis) > 0);
        }
        finally
        {
            redis.Dispose();
        }
    }

    private static async Task<bool> BackAsync(WebApplication host)
    {
        var cache = host.Services.GetRequiredService<RestingCache>();
        await cache.GetAsync("chatops:nothing");
        return cache.IsDown == false;
    }

    private static async Task<string> AskAsync(WebApplication host, string task, int top = 5)
    {
        var service = await host.Services.GetRequiredService<RankingProvider>().GetAsync(CancellationToken.None);
        var result = await host.Services.GetRequiredService<IRankings>().RankAsync(service, new RankingRequest(task) { Top = top }, CancellationToken.None);
        return string.Join(',', result.Candidates.Select(c => $"{c.Person.Name} {c.Score:R}"));
    }

    private static async Task<long> KeysAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        return await connection.GetServer(redis.Address).DatabaseSizeAsync();
    }

    private static async Task<string> DumpAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var values = new List<string>();
        await foreach (var key in connection.GetServer(redis.Address).KeysAsync())
            values.Add(key.ToString() + string.Concat((await connection.GetDatabase().HashGetAllAsync(key)).Select(e => $"{e.Name}={e.Value}")));
        return string.Join('\n', values);
    }

    private async Task<WebApplication> HostAsync(string redis, bool fills)
    {
        var app = ChatOps.Host.WebHost.Build(["--urls", "http://127.0.0.1:0"], "Development", builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = Path.Combine(_folder, "chatops.db"),
            ["Learning:RegistryPath"] = Path.Combine(_folder, "models"),
            ["SignIn:KeysPath"] = Path.Combine(_folder, "keys"),
            ["Cache:LeastPeople"] = "0",
            ["Cache:Redis"] = redis,
            ["Cache:RestSeconds"] = "1",
            ["Cache:TimeoutMilliseconds"] = "2000", // a busy machine is not a Redis that hangs,
        }));
        if (fills)
        {
            await app.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
            await app.Services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(HostProcess.Team), null, null, CancellationToken.None);
        }

        return app;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
            await look.WaitForNextTickAsync(patience.Token);
    }
}
