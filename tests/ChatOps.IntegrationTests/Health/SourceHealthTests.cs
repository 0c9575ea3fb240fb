using ChatOps.IntegrationTests.Sources;
using ChatOps.Workforce.Sources.Systems;
using MySqlConnector;
using Npgsql;

namespace ChatOps.IntegrationTests.Health;

/// <summary>A host connected to all four systems, of which one after the other is away: health says which.</summary>
public sealed class SourceHealthTests : IAsyncLifetime
{
    private Systems _systems = null!;
    private Dictionary<string, FaultyProxy> _to = null!;
    private WatchedHost _host = null!;

    public async Task InitializeAsync()
    {
        _systems = await Systems.StartAsync(SourceLayout.TaskGraph);
        var (my, postgres) = (new MySqlConnectionStringBuilder(_systems.MySql), new NpgsqlConnectionStringBuilder(_systems.PostgreSql));
        _to = new()
        {
            ["neo4j"] = new FaultyProxy(_systems.Graph.Port),
            ["mysql"] = new FaultyProxy((int)my.Port),
            ["postgresql"] = new FaultyProxy(postgres.Port),
            ["mongodb"] = new FaultyProxy(_systems.Mongo.Port),
        };
        (my.Port, postgres.Port) = ((uint)_to["mysql"].Port, _to["postgresql"].Port);
        _host = await WatchedHost.StartAsync(new Dictionary<string, string>
        {
            ["Health__MostSeconds"] = "1",
            ["Sources__TimeoutSeconds"] = "2",
            ["Sources__Neo4j__Url"] = $"http://127.0.0.1:{_to["neo4j"].Port}",
            ["Sources__Neo4j__User"] = "neo4j",
            ["Sources__Neo4j__Password"] = "secret",
            ["Sources__MySql__ConnectionString"] = my.ConnectionString,
            ["Sources__PostgreSql__ConnectionString"] = postgres.ConnectionString,
            ["Sources__MongoDb__ConnectionString"] = $"mongodb://127.0.0.1:{_to["mongodb"].Port}/?serverMonitoringMode=poll",
        });
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        foreach (var proxy in _to.Values)
            proxy.Dispose();
        await _systems.DisposeAsync();
    }

    [Fact]
    public async Task Sources_OneSystemAfterTheOtherIsAwayOrCut_HealthNamesItAndRecovers()
    {
        await _host.UntilAsync("sources", "UP");
        foreach (var (system, proxy) in _to)
        {
            proxy.Mode = ProxyMode.Refuses;
            Assert.StartsWith("Not all of them can be read", await _host.UntilAsync("sources", "DEGRADED", system, "DEGRADED"), StringComparison.Ordinal);
            foreach (var other in _to.Keys.Where(s => s != system))
                await _host.UntilAsync("sources", "DEGRADED", other, "UP");

            proxy.Mode = ProxyMode.Cuts;
            await _host.UntilAsync("sources", "DEGRADED");
            Assert.Equal(System.Net.HttpStatusCode.OK, await _host.HealthAsync());
            proxy.Mode = ProxyMode.Passes;
            await _host.UntilAsync("sources", "UP");
        }
    }
}
