using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The design document's own statements on the store's tables in PostgreSQL, word for word but for its placeholders.</summary>
public sealed class DocumentQueriesTests
{
    [Fact]
    public async Task Collect_IntoPostgreSql_ItsQueriesRunUnchanged()
    {
        var connection = await PostgreSqlServer.CreateDatabaseAsync();
        await using var systems = await Systems.StartAsync(SourceLayout.TaskGraph);
        var (aggregator, store) = await systems.OpenAsync(("Store:Provider", "PostgreSql"), ("Store:ConnectionString", connection));
        CollectionTests.AssertClean(await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None));
        CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();

        // §7.2
        Assert.Equal(420, await RowsAsync(database, """
            SELECT
                ta.id as assignment_id,
                ta.task_id,
                ta.candidate_user_id,
                ta.created_date,
                ta.is_selected,
                t.title as task_title,
                t.priority,
                t.difficulty,
                t.estimated_hours,
                t.actual_hours,
                t.status,
                t.completion_date,
                up.department_id,
                up.seniority_level,
                -- Performance metrics
                CASE
                    WHEN t.status = 'COMPLETED' THEN
                        CASE
                            WHEN t.actual_hours <= t.estimated_hours * 1.1 THEN 5
                            WHEN t.actual_hours <= t.estimated_hours * 1.3 THEN 4
                            WHEN t.actual_hours <= t.estimated_hours * 1.5 THEN 3
                            WHEN t.actual_hours <= t.estimated_hours * 2.0 THEN 2
                            ELSE 1
                        END
                    ELSE NULL
                END as performance_score
            FROM task_assignments ta
            JOIN tasks t ON ta.task_id = t.id
            JOIN user_profiles up ON ta.candidate_user_id = up.user_id
            WHERE ta.created_date >= NOW() - INTERVAL '1200 months'
            AND ta.is_selected = true
            """));
        Assert.Equal(149, await RowsAsync(database, """
            SELECT
                us.user_id,
                us.skill_name,
                us.skill_type,
                us.proficiency_level,
                us.years_of_experience,
                us.is_mandatory,
                up.department_id,
                up.seniority_level
            FROM user_skills us
            JOIN user_profiles up ON us.user_id = up.user_id
            """));
        Assert.Equal(873, await RowsAsync(database, """
            SELECT
                trs.task_id,
                trs.skill_name,
                trs.skill_type,
                trs.required_proficiency_level,
                trs.years_of_experience_required,
                trs.is_mandatory,
                t.difficulty,
                t.priority
            FROM task_required_skills trs
            JOIN tasks t ON trs.task_id = t.id
            """));

        // §9.2
        await ExecuteAsync(database, """
            INSERT INTO task_completions (task_id, user_id, completion_date, actual_hours, estimated_hours, performance_score, quality_score, feedback, created_at)
            VALUES ('T', 'U', '2026-11-20T10:00:00', 8, 6, 0.7, 3.0, '', now())
            """);
        await ExecuteAsync(database, """
            INSERT INTO task_assignments_ml (task_id, user_id, assignment_date, assignment_method, recommendation_score, task_required_skills, user_skills, department_id, seniority_level, created_at)
            VALUES ('T', 'U', '2026-11-20T10:00:00', 'MANUAL', 0.5, '{}', '{}', NULL, NULL, now())
            """);
        const string New = "SELECT COUNT(*) FROM task_completions WHERE created_at > (SELECT MAX(training_date) FROM model_training_history)";
        Assert.Equal(0L, await ValueAsync(database, New)); // nothing was trained yet
        var trained = TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(-1);
        await new EfTrainingJobStore(new PostgreSqlDatabase(Options.Create(new StoreOptions { Provider = StoreProvider.PostgreSql, ConnectionString = connection })))
            .NoteTrainingAsync("v1", trained, 420, 0.8, 0.7, null, CancellationToken.None);
        Assert.Equal(421L, await ValueAsync(database, New)); // all that was collected, and the event above

        // §9.4
        Assert.Equal(trained.ToLocalTime(), (DateTime)(await ValueAsync(database, """
            SELECT MAX(training_date) as last_training
            FROM model_training_history
            """))!, TimeSpan.FromMilliseconds(1));
        Assert.Equal(420L, await ValueAsync(database, """
            SELECT COUNT(*) as new_records
            FROM comprehensive_training_data
            WHERE created_at > '2026-01-01'
            """));
        Assert.Equal(0.7, await ValueAsync(database, "SELECT f1_score FROM model_training_history WHERE model_version = 'v1'"));
        Assert.True(await RowsAsync(database, """
            SELECT * FROM comprehensive_training_data
            WHERE completion_date >= NOW() - INTERVAL '1200 months'
            ORDER BY completion_date DESC
            """) == 420);
        Assert.Equal(1, await RowsAsync(database, "SELECT collection_date, record_count, data_sources, feature_count FROM data_collection_history WHERE record_count = 420"));
        Assert.Equal(420, await RowsAsync(database, """SELECT 1 FROM comprehensive_training_data WHERE "skillName" LIKE '[%' AND "proficiencyLevel" LIKE '[%' AND "yearsOfExperience" > 0 AND utilization > 0 AND capacity > 0 AND performance_score BETWEEN 0 AND 1"""));
    }

    private static async Task<int> RowsAsync(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
            rows++;
        return rows;
    }

    private static async Task<object?> ValueAsync(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
