using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.MongoDb;
using MongoDB.Bson;
using MongoDB.Driver;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>Puts a company into the systems under the names that the design document gives them.</summary>
internal static class CompanyFiller
{
    /// <summary>When everything was last changed.</summary>
    public static readonly DateTime Changed = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

    private const int Chunk = 1_000;

    /// <summary>Tables of each kind: name, then columns with types; a number says which of our fields a column holds, where it is not in order.</summary>
    private static readonly Dictionary<RecordKind, string[]> MySqlTables = new()
    {
        [RecordKind.Projects] = ["projects project_id:id name:text"],
        [RecordKind.People] = ["users user_id:id name:text email:text", "user_profiles user_id:id 3=department_id:text seniority_level:text experience_years:number hire_date:day weekly_capacity_hours:number"],
        [RecordKind.Skills] = ["user_skills user_id:id skill_name:id skill_type:text proficiency_level:text years_of_experience:number is_mandatory:flag"],
        [RecordKind.WorkItems] = ["tasks task_id:id title:text description:text project_id:text priority:text difficulty:text task_type:text estimated_hours:number created_date:day deadline:day status:text"],
        [RecordKind.SkillRequirements] = ["task_required_skills task_id:id skill_name:id required_proficiency_level:text years_of_experience_required:number is_mandatory:flag"],
        [RecordKind.Assignments] = ["task_assignments id:id task_id:text candidate_user_id:text created_date:day assignment_method:text is_selected:flag recommendation_score:number"],
        [RecordKind.Outcomes] = ["task_outcomes assignment_id:id completion_date:day actual_hours:number success_rating:number quality_score:number timeliness_score:number feedback:text estimated_hours:number"],
        [RecordKind.Workloads] = ["user_workloads user_id:id date:day allocated_hours:number capacity:number"],
    };

    /// <summary>Tables of the graph: a number says which of our fields a column holds, u the time of change, - nothing; an edge begins with its two ends.</summary>
    private static readonly Dictionary<RecordKind, (string Table, string Columns)[]> Graph = new()
    {
        [RecordKind.Projects] = [("NODE TABLE Project(projectId STRING, name STRING, updatedAt STRING, PRIMARY KEY(projectId))", "0 1 u")],
        [RecordKind.People] =
        [
            ("NODE TABLE User(userId STRING, name STRING, email STRING, department STRING, seniority STRING, experienceYears DOUBLE, hireDate DATE, weeklyCapacityHours DOUBLE, updatedAt STRING, PRIMARY KEY(userId))", "0 - - 3 4 5 6 7 u"),
        ],
        [RecordKind.Skills] = [("REL TABLE HAS_SKILL(FROM User TO Skill, skillType STRING, proficiencyLevel STRING, yearsOfExperience DOUBLE, isMandatory BOOL, updatedAt STRING)", "0 1 2 3 4 5 u")],
        [RecordKind.WorkItems] =
        [
            ("NODE TABLE Task(taskId STRING, title STRING, description STRING, priority STRING, difficulty STRING, taskType STRING, estimatedHours DOUBLE, createdDate DATE, deadline DATE, status STRING, actualHours DOUBLE, completionDate DATE, updatedAt STRING, PRIMARY KEY(taskId))", "0 1 2 4 5 6 7 8 9 10 - - u"),
            ("REL TABLE BELONGS_TO(FROM Task TO Project)", "0 3"),
        ],
        [RecordKind.SkillRequirements] = [("REL TABLE REQUIRES_SKILL(FROM Task TO Skill, proficiencyLevel STRING, yearsOfExperience DOUBLE, isMandatory BOOL, updatedAt STRING)", "0 1 2 3 4 u")],
        [RecordKind.Assignments] = [("REL TABLE ASSIGNED_TO(FROM User TO Task, assignmentId STRING, assignmentDate DATE, assignmentMethod STRING, isSelected BOOL, recommendationScore DOUBLE, updatedAt STRING)", "2 1 0 3 4 5 6 u")],
    };

    /// <summary>Fills a MySQL database.</summary>
    public static Task FillMySqlAsync(DbConnection connection, WorkforceData data, RecordKind[] kinds, Func<object, DateTime>? changed = null) =>
        FillSqlAsync(connection, data, kinds, changed, k => MySqlTables[k], type => type switch
        {
            "id" => "VARCHAR(120) NOT NULL", "number" => "DOUBLE", "day" => "DATE", "flag" => "BOOLEAN", _ => "TEXT",
        }, "DATETIME(6)");

    /// <summary>Fills a PostgreSQL database (§7.2's names).</summary>
    public static Task FillPostgreSqlAsync(DbConnection connection, WorkforceData data, RecordKind[] kinds, Func<object, DateTime>? changed = null) =>
        FillSqlAsync(connection, data, kinds, changed, k => k switch
        {
            RecordKind.People => ["user_profiles user_id:id name:text email:text department_id:text seniority_level:text experience_years:number hire_date:day weekly_capacity_hours:number"],
            RecordKind.WorkItems => [MySqlTables[k][0].Replace("task_id:id", "id:id", StringComparison.Ordinal)],
            _ => MySqlTables[k],
        }, type => type switch
        {
            "id" => "VARCHAR(120) NOT NULL", "number" => "DOUBLE PRECISION", "day" => "DATE", "flag" => "BOOLEAN", _ => "TEXT",
        }, "TIMESTAMP");

    /// <summary>Fills MongoDB.</summary>
    public static async Task FillMongoDbAsync(string connection, WorkforceData data, RecordKind[] kinds, Func<object, DateTime>? changed = null)
    {
        var client = new MongoClient(connection);
        foreach (var kind in kinds)
        {
            var target = MongoCollection.Of(kind);
            var collection = client.GetDatabase(target.Name.Split('.')[0]).GetCollection<BsonDocument>(target.Name.Split('.')[1]);
            foreach (var chunk in Records(data, kind).Chunk(Chunk))
            {
                await collection.InsertManyAsync(chunk.Select(record =>
                {
                    var document = new BsonDocument(target.Fields.Zip(RecordFields.Write(record)).Select(p => new BsonElement(p.First, ToBson(p.Second))));
                    if (target.Active is { } active)
                        document[active] = true;
                    document[MongoCollection.Updated] = changed?.Invoke(record) ?? Changed;
                    return document;
                }));
            }
        }
    }

    /// <summary>Fills the graph from files, the only way that is quick. People without names: those are MySQL's.</summary>
    public static async Task FillNeo4jAsync(HttpClient http, string url, WorkforceData data, RecordKind[] kinds, Func<object, DateTime>? changed = null)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-graph-").FullName;
        try
        {
            var skills = kinds.Where(k => k is RecordKind.Skills or RecordKind.SkillRequirements).SelectMany(k => Records(data, k)).Select(r => RecordFields.Write(r)[1]).Distinct();
            await CopyAsync(http, url, folder, "NODE TABLE Skill(name STRING, PRIMARY KEY(name))", skills.Select(s => (object?[])[s]));
            foreach (var kind in kinds)
            {
                foreach (var (table, columns) in Graph[kind])
                {
                    var edge = table.StartsWith("REL", StringComparison.Ordinal);
                    var rows = Records(data, kind).Select(record => columns.Split(' ').Select(c => c switch
                    {
                        "-" => null,
                        "u" => (changed?.Invoke(record) ?? Changed).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                        _ => RecordFields.Write(record)[int.Parse(c, CultureInfo.InvariantCulture)],
                    }).ToArray());
                    await CopyAsync(http, url, folder, table, rows.Where(r => !edge || r[1] is not null));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sends a statement to the graph.</summary>
    public static async Task CypherAsync(HttpClient http, string url, string statement)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/db/neo4j/query/v2")
        {
            Content = JsonContent.Create(new { statement }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("neo4j:secret")));
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{statement}: {errors}");
    }

    /// <summary>The records of a kind.</summary>
    public static IEnumerable<object> Records(WorkforceData data, RecordKind kind) => kind switch
    {
        RecordKind.Projects => data.Projects,
        RecordKind.People => data.People,
        RecordKind.Skills => data.Skills,
        RecordKind.WorkItems => data.WorkItems,
        RecordKind.SkillRequirements => data.SkillRequirements,
        RecordKind.Assignments => data.Assignments,
        RecordKind.Outcomes => data.Outcomes,
        RecordKind.Workloads => data.Workloads,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CopyAsync(HttpClient http, string url, string folder, string table, IEnumerable<object?[]> rows)
    {
        var name = table.Split(' ')[2].Split('(')[0];
        var path = Path.Combine(folder, $"{name}.csv");
        await using (var csv = new StreamWriter(path))
        {
            foreach (var row in rows)
                await csv.WriteLineAsync(string.Join(',', row.Select(v => v is null ? "" : $"\"{FieldText.Of(v).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }

        await CypherAsync(http, url, $"CREATE {table}");
        if (new FileInfo(path).Length > 0)
            await CypherAsync(http, url, $"COPY {name} FROM '{path}' (PARALLEL=false)");
    }

    private static async Task FillSqlAsync(
        DbConnection connection, WorkforceData data, RecordKind[] kinds, Func<object, DateTime>? changed, Func<RecordKind, string[]> tablesOf, Func<string, string> typeOf, string momentType)
    {
        foreach (var kind in kinds)
        {
            foreach (var table in tablesOf(kind))
            {
                var words = table.Split(' ');
                var (name, columns, at) = (words[0], new List<(string Name, string Type, int Field)>(), 0);
                foreach (var word in words.Skip(1))
                {
                    var given = word.Split('=');
                    at = given.Length == 2 ? int.Parse(given[0], CultureInfo.InvariantCulture) : at;
                    columns.Add((given[^1].Split(':')[0], given[^1].Split(':')[1], at++));
                }

                var keys = columns.Where(c => c.Type == "id" || c.Name == "date").Select(c => c.Name).ToArray();
                var extra = name == "users" ? ", status VARCHAR(20) DEFAULT 'ACTIVE'" : "";
                await ExecuteAsync(connection, $"CREATE TABLE {name} ({string.Join(", ", columns.Select(c => $"{c.Name} {typeOf(c.Type)}"))}, updated_at {momentType}{extra}, PRIMARY KEY ({string.Join(", ", keys)}))");
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var chunk in Records(data, kind).Chunk(500))
                {
                    await using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    var rows = new List<string>();
                    foreach (var record in chunk)
                    {
                        var values = RecordFields.Write(record);
                        rows.Add($"({string.Join(", ", columns.Select(c => values[c.Field]).Append(DateTime.SpecifyKind(changed?.Invoke(record) ?? Changed, DateTimeKind.Unspecified)).Select(v => Add(command, v)))})");
                    }

                    command.CommandText = $"INSERT INTO {name} ({string.Join(", ", columns.Select(c => c.Name))}, updated_at) VALUES {string.Join(", ", rows)}";
                    await command.ExecuteNonQueryAsync();
                }

                await transaction.CommitAsync();
            }
        }
    }

    private static string Add(DbCommand command, object? value)
    {
        if (value is null)
            return "NULL";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ($"@v{command.Parameters.Count}", value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    private static BsonValue ToBson(object? value) => value switch
    {
        null => BsonNull.Value,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => BsonValue.Create(value),
    };
}
