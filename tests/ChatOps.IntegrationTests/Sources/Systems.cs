using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using MySqlConnector;
using Npgsql;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The four systems, filled with the sample team in one layout, and a store of its own to collect into.</summary>
internal sealed class Systems : IAsyncDisposable
{
    private readonly List<ServiceProvider> _services = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-systems-").FullName;
    private readonly ServiceProvider _http = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    private Systems(string layout, NodeServer mongo, NodeServer graph, string mySql, string postgreSql) =>
        (Layout, Mongo, Graph, MySql, PostgreSql) = (layout, mongo, graph, mySql, postgreSql);

    public string Layout { get; }

    public NodeServer Mongo { get; set; }

    public NodeServer Graph { get; set; }

    public string MySql { get; }

    public string PostgreSql { get; }

    public string GraphUrl => $"http://127.0.0.1:{Graph.Port}";

    public string MongoUrl => $"mongodb://127.0.0.1:{Mongo.Port}/?serverMonitoringMode=poll";

    public HttpClient Http
    {
        get
        {
            var http = _http.GetRequiredService<IHttpClientFactory>().CreateClient();
            http.Timeout = TimeSpan.FromMinutes(10); // the benchmark fills a large graph
            return http;
        }
    }

    /// <summary>Starts and fills them.</summary>
    public static async Task<Systems> StartAsync(string layout, WorkforceData? company = null, Func<object, DateTime>? changed = null)
    {
        var systems = new Systems(
            layout,
            await NodeServer.StartAsync("mongo.mjs"),
            await NodeServer.StartAsync("graph.mjs", 0, "neo4j", "secret"),
            await MySqlServer.CreateDatabaseAsync(),
            await PostgreSqlServer.CreateDatabaseAsync());
        var data = company ?? await TeamAsync();
        await using var mySql = new MySqlConnection(systems.MySql);
        await mySql.OpenAsync();
        await using var postgreSql = new NpgsqlConnection(systems.PostgreSql);
        await postgreSql.OpenAsync();
        if (layout == SourceLayout.TaskGraph)
        {
            await CompanyFiller.FillMySqlAsync(mySql, data, [RecordKind.People], changed);
            await CompanyFiller.FillMongoDbAsync(systems.MongoUrl, data, [RecordKind.Skills, RecordKind.Workloads], changed);
            await CompanyFiller.FillNeo4jAsync(systems.Http, systems.GraphUrl, data, [RecordKind.Projects, RecordKind.People, RecordKind.WorkItems, RecordKind.SkillRequirements, RecordKind.Assignments], changed);
        }
        else
        {
            await CompanyFiller.FillMySqlAsync(mySql, data, [RecordKind.Projects, RecordKind.People, RecordKind.WorkItems, RecordKind.SkillRequirements, RecordKind.Assignments, RecordKind.Workloads], changed);
            await CompanyFiller.FillNeo4jAsync(systems.Http, systems.GraphUrl, data, [RecordKind.People, RecordKind.Skills], changed);
        }

        await CompanyFiller.FillPostgreSqlAsync(postgreSql, data, [RecordKind.Outcomes], changed);
        return systems;
    }

    /// <summary>The sample team as the CSV folder gives it.</summary>
    public static async Task<WorkforceData> TeamAsync() =>
        (await WorkforceLoad.ReadAsync(new CsvWorkforceSource(HostProcess.Team), CancellationToken.None)).Data;

    /// <summary>The settings of a host that collects from them.</summary>
    public Dictionary<string, string?> Settings(string? store = null) => new()
    {
        ["Store:Path"] = store ?? Path.Combine(_folder, "chatops.db"),
        ["Sources:Layout"] = Layout,
        ["Sources:Neo4j:Url"] = GraphUrl,
        ["Sources:Neo4j:User"] = "neo4j",
        ["Sources:Neo4j:Password"] = "secret",
        ["Sources:MySql:ConnectionString"] = MySql,
        ["Sources:MongoDb:ConnectionString"] = MongoUrl,
        ["Sources:PostgreSql:ConnectionString"] = PostgreSql,
        ["Sources:TimeoutSeconds"] = "10",
    };

    /// <summary>An aggregator and its store.</summary>
    /// <param name="more">Settings that go before the others.</param>
    public async Task<(Aggregator Aggregator, IWorkforceStore Store)> OpenAsync(params (string Key, string? Value)[] more)
    {
        var settings = Settings();
        foreach (var (key, value) in more)
            settings[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider();
        _services.Add(services);
        var store = services.GetRequiredService<IWorkforceStore>();
        await store.MigrateAsync(CancellationToken.None);
        return (services.GetRequiredService<Aggregator>(), store);
    }

    /// <summary>Runs a statement in MySQL.</summary>
    public async Task MySqlAsync(string statement)
    {
        await using var connection = new MySqlConnection(MySql);
        await connection.OpenAsync();
        await CompanyFiller.ExecuteAsync(connection, statement);
    }

    /// <summary>Runs a statement in PostgreSQL.</summary>
    public async Task PostgreSqlAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(PostgreSql);
        await connection.OpenAsync();
        await CompanyFiller.ExecuteAsync(connection, statement);
    }

    public Task CypherAsync(string statement) => CompanyFiller.CypherAsync(Http, GraphUrl, statement);

    public IMongoCollection<BsonDocument> MongoCollection(string database, string collection) =>
        new MongoClient(MongoUrl).GetDatabase(database).GetCollection<BsonDocument>(collection);

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _services)
            await services.DisposeAsync();
        await _http.DisposeAsync();
        Mongo.Dispose();
        Graph.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
