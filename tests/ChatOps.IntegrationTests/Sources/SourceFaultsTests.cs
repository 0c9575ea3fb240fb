using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.MySql;
using ChatOps.Workforce.Sources.PostgreSql;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using MySqlConnector;
using Npgsql;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>Systems that refuse, break off, or hold what can't be: a clear line per cause, nothing lost, nothing twice.</summary>
public sealed class SourceFaultsTests(SystemsFixture fixture) : IClassFixture<SystemsFixture>, IDisposable
{
    private readonly Systems _systems = fixture.Systems;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-faults-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("mongodb", "refuses the user")]
    [InlineData("postgresql", "refuses the user wary")]
    public async Task Check_WrongPassword_IsSaidWithoutThePassword(string system, string expected)
    {
        await _systems.PostgreSqlAsync("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'wary') THEN CREATE ROLE wary LOGIN PASSWORD 'right'; END IF; END $$");
        using var refusing = new RefusingMongo();
        var problem = await ProblemAsync(system, system == "mongodb"
            ? ("Sources:MongoDb:ConnectionString", $"mongodb://wary:mistyped@127.0.0.1:{refusing.Port}/?serverMonitoringMode=poll")
            : ("Sources:PostgreSql:ConnectionString", $"{_systems.PostgreSql};Username=wary;Password=mistyped"));

        Assert.True(problem.Contains(expected, StringComparison.Ordinal), problem);
        Assert.DoesNotContain("mistyped", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ACertificateThatNobodyVouchesFor_IsSaid()
    {
        using var server = new SelfSignedServer();

        Assert.Contains("the certificate is not trusted", await ProblemAsync("neo4j", ("Sources:Neo4j:Url", $"https://localhost:{server.Port}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mongodb", "Sources:MongoDb:ConnectionString", "&tls=true", "Sources__MongoDb__ConnectionString")]
    [InlineData("postgresql", "Sources:PostgreSql:ConnectionString", ";SSL Mode=VerifyFull", "SSL")]
    [InlineData("postgresql", "Sources:Fields:postgresql:Outcomes:quality_score", "no_such_column", "set Sources:Fields:postgresql:KIND:FIELD")]
    [InlineData("postgresql", "Sources:Tables:postgresql:task_outcomes", "no_such_table", "set Sources:Tables:postgresql:TABLE")]
    [InlineData("neo4j", "Sources:Fields:neo4j:WorkItems:title", "noSuchProperty", "set Sources:Tables:neo4j:LABEL or Sources:Fields:neo4j:KIND:FIELD")]
    public async Task Check_NoTlsThereOrANameThatIsNot_SaysWhatToChange(string system, string key, string value, string expected)
    {
        var given = key.EndsWith("ConnectionString", StringComparison.Ordinal) ? (system == "mongodb" ? _systems.MongoUrl : _systems.PostgreSql) + value : value;

        Assert.Contains(expected, await ProblemAsync(system, (key, given)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neo4j", "Sources:Neo4j:Password", "wrong", "refuses the user neo4j")]
    [InlineData("mysql", "Sources:MySql:ConnectionString", "Password=wrong", "refuses the user chatops")]
    [InlineData("mysql", "Sources:MySql:ConnectionString", "Database=nowhere", "does not exist")]
    [InlineData("mysql", "Sources:MySql:ConnectionString", "SslMode=VerifyFull", "can't be reached|certificate|SSL")]
    [InlineData("postgresql", "Sources:PostgreSql:ConnectionString", "Database=nowhere", "does not exist")]
    [InlineData("mysql", "Sources:Fields:mysql:People:department", "no_such_column", "set Sources:Fields:mysql:KIND:FIELD")]
    [InlineData("neo4j", "Sources:Tables:neo4j:Task", "Nope", "set Sources:Tables:neo4j:LABEL")]
    public async Task Check_SomethingIsWrong_SaysWhatToChangeWithoutSecrets(string system, string key, string value, string expected)
    {
        var connection = key.EndsWith("ConnectionString", StringComparison.Ordinal) ? (system == "mysql" ? _systems.MySql : _systems.PostgreSql) + ";" + value : value;
        var (aggregator, _) = await OpenAsync((key, connection));

        var problems = (await aggregator.CheckAsync(CancellationToken.None)).Single(c => c.System == system).Checks.Select(c => c.Problem).OfType<string>().ToArray();

        Assert.NotEmpty(problems);
        Assert.Contains(expected.Split('|'), e => problems[0].Contains(e, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("secret", string.Concat(problems), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", string.Concat(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_TriesToWrite_IsRefusedByTheServer()
    {
        var layout = SourceLayout.Of(new SourcesOptions(), _ => true);
        var options = Microsoft.Extensions.Options.Options.Create(new SourcesOptions { MySql = { ConnectionString = _systems.MySql }, PostgreSql = { ConnectionString = _systems.PostgreSql } });

        foreach (var source in new SqlSource[] { new MySqlSource(options, layout), new PostgreSqlSource(options, layout) })
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CompanyFiller.ExecuteAsync(connection, "CREATE TABLE intruder (id INT)"));
        }
    }

    [Theory]
    [InlineData("mysql", 2_500)]
    [InlineData("postgresql", 20_000)]
    [InlineData("mongodb", 12_000)]
    public async Task Collect_TheServerIsGoneMidRead_TheRestGoesOnAndTheNextCollectionMakesItWhole(string system, long bytes)
    {
        var (my, postgres) = (new MySqlConnectionStringBuilder(_systems.MySql), new NpgsqlConnectionStringBuilder(_systems.PostgreSql));
        using var proxy = new CuttingProxy(system switch { "mysql" => (int)my.Port, "postgresql" => postgres.Port, _ => _systems.Mongo.Port }, bytes);
        (my.Port, postgres.Port) = ((uint)proxy.Port, proxy.Port);
        var address = system switch
        {
            "mysql" => ("Sources:MySql:ConnectionString", my.ConnectionString),
            "postgresql" => ("Sources:PostgreSql:ConnectionString", postgres.ConnectionString),
            _ => ("Sources:MongoDb:ConnectionString", _systems.MongoUrl.Replace($":{_systems.Mongo.Port}/", $":{proxy.Port}/", StringComparison.Ordinal)),
        };
        var (aggregator, store) = await OpenAsync(address, ("Sources:BatchSize", "5"), ("Sources:TimeoutSeconds", "2"), ("Sources:PatienceSeconds", "1"));

        var broken = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        var stale = (await store.ReadAllAsync(CancellationToken.None)).Stale;
        Assert.True(proxy.IsCut);
        proxy.Mend();
        await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

        var report = broken.Systems.Single(s => s.System == system);
        var why = string.Join('\n', report.Kinds.Select(k => k.Failure));
        Assert.True(why.Contains("can't be reached or broke off", StringComparison.Ordinal) || why.Contains("did not go on", StringComparison.Ordinal), why); // MongoDB's driver tries again first
        Assert.All(broken.Systems.Where(s => s.System != system), s => Assert.False(s.IsStale));
        Assert.NotEmpty(stale);
        Assert.All(stale, s => Assert.Equal(system, s.System));
        var whole = await store.ReadAllAsync(CancellationToken.None);
        CollectionTests.AssertSame(await Systems.TeamAsync(), whole);
        Assert.Empty(whole.Stale);
    }

    [Fact]
    public async Task Collect_BytesThatAreNoText_RejectTheRowAndNoOther()
    {
        await _systems.MySqlAsync("ALTER TABLE users MODIFY name VARBINARY(200)");
        await _systems.MySqlAsync("UPDATE users SET name = CONCAT(name, X'FF41') WHERE user_id = 'U03'");
        try
        {
            var (aggregator, store) = await OpenAsync();

            var report = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

            var people = report.Systems.Single(s => s.System == "mysql").Kinds.Single();
            Assert.Equal("name: It is not valid UTF-8 text.", Assert.Single(people.Examples.Select(e => $"{e.Column}: {e.Reason}")));
            Assert.Equal((await Systems.TeamAsync()).People.Where(p => p.Id != "U03"), (await store.ReadAllAsync(CancellationToken.None)).People);
        }
        finally
        {
            await _systems.MySqlAsync("UPDATE users SET name = LEFT(name, LENGTH(name) - 2) WHERE user_id = 'U03'");
            await _systems.MySqlAsync("ALTER TABLE users MODIFY name TEXT");
        }
    }

    [Fact]
    public async Task Collect_AClockThatIsYearsAhead_HidesNoLaterChange()
    {
        await _systems.MySqlAsync("UPDATE users SET updated_at = '2099-01-01 00:00:00' WHERE user_id = 'U05'");
        try
        {
            var (aggregator, store) = await OpenAsync();
            await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
            await _systems.MySqlAsync("UPDATE users SET name = CONCAT(name, ' II'), updated_at = '2026-11-02 09:00:00' WHERE user_id = 'U01'");

            await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

            Assert.EndsWith(" II", (await store.ReadAllAsync(CancellationToken.None)).People.Single(p => p.Id == "U01").Name, StringComparison.Ordinal);
        }
        finally
        {
            await _systems.MySqlAsync("UPDATE users SET name = REPLACE(name, ' II', ''), updated_at = '2026-11-01 08:00:00' WHERE user_id IN ('U01', 'U05')");
        }
    }

    [Fact]
    public async Task Collect_ItsReport_EndsWithTheQualityOfWhatIsThere()
    {
        var (aggregator, _) = await OpenAsync();

        var report = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);

        Assert.True(report.Quality.Passes, report.Quality.Sentence);
        Assert.Equal("The data passes all 8 checks of quality.", report.Quality.Sentence);
    }

    private Task<(Aggregator Aggregator, IWorkforceStore Store)> OpenAsync(params (string Key, string? Value)[] more) =>
        _systems.OpenAsync([("Store:Path", Path.Combine(_folder, "faults.db")), .. more]);

    private async Task<string> ProblemAsync(string system, (string Key, string Value) setting)
    {
        var (aggregator, _) = await OpenAsync(setting, ("Sources:TimeoutSeconds", "2"));
        var checks = (await aggregator.CheckAsync(CancellationToken.None)).Single(c => c.System == system).Checks;
        return Assert.Single(checks.Select(c => c.Problem).OfType<string>().Distinct());
    }
}
