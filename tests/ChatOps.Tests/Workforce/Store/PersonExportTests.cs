using System.Text.Json.Nodes;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Export;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class PersonExportTests : IDisposable
{
    private const string Id = "P1";

    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Write_PersonInEveryTable_NamesEveryTableThatHasTheId()
    {
        var database = await FilledAsync();

        var export = await ExportAsync(database);

        await using var context = database.CreateContext();
        var tables = await TablesWithAsync(context, Id);
        Assert.Superset(tables, Names(export["records"]!).Concat(Names(export["places"]!).Select(p => p.Split('.')[0])).ToHashSet());
        Assert.True(tables.Count > 15, string.Join(", ", tables)); // or the search finds nothing and proves nothing
        Assert.Equal("nora@example.org", (string?)export["records"]!["people"]![0]!["email"]);
        Assert.Equal("my tasks?", (string?)export["records"]!["turns"]![0]!["said"]);
        Assert.Equal("Senior", (string?)export["records"]!["people"]![0]!["seniority"]);
        Assert.Null(export["records"]!["audit"]![0]!["whoSalt"]);
    }

    [Fact]
    public async Task Write_WordsOfOthersAboutThePerson_AreCountedNotGivenAway()
    {
        var export = await ExportAsync(await FilledAsync());

        Assert.DoesNotContain("is she leaving", export.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, (int?)export["places"]!["turns.said"]);
    }

    [Fact]
    public async Task Write_Nobody_SaysSo() =>
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await new EfPersonExport(await FilledAsync(), TimeProvider.System).WriteAsync("P9", Stream.Null, CancellationToken.None));

    [Fact]
    public async Task Erase_EventsThatCouldNotBeUsed_GoWithThePerson()
    {
        var database = await FilledAsync();

        await new EfErasure(database, _sqlite.Open(), TimeProvider.System).EraseAsync(Id, "(erased)", CancellationToken.None);

        await using var context = database.CreateContext();
        Assert.Equal([2], await context.Set<DeadLetter>().Select(l => l.Offset).ToListAsync());
        Assert.Equal([Id + "1 rust"], await context.Set<RejectedRow>().Select(r => r.Key).ToListAsync());
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(p => p.Key);

    private static async Task<JsonNode> ExportAsync(IStoreDatabase database)
    {
        using var output = new MemoryStream();
        await new EfPersonExport(database, TimeProvider.System).WriteAsync(Id, output, CancellationToken.None);
        return JsonNode.Parse(output.ToArray())!;
    }

    /// <summary>The tables with a text column, of any name, that holds the id.</summary>
    private static async Task<HashSet<string>> TablesWithAsync(WorkforceContext context, string id)
    {
        await context.Database.OpenConnectionAsync();
        var found = new HashSet<string>();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            foreach (var column in entity.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => p.GetColumnName()))
            {
                await using var command = context.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT count(*) FROM \"{entity.GetTableName()}\" WHERE \"{column}\" = '{id}' OR \"{column}\" LIKE '%\"{id}\"%'";
                if (Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0)
                    found.Add(entity.GetTableName()!);
            }
        }

        return found;
    }

    private async Task<IStoreDatabase> FilledAsync()
    {
        await _sqlite.CreateAsync();
        var database = new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
        await using (var batch = await _sqlite.Open().BeginAsync(CancellationToken.None))
        {
            foreach (var record in new object[]
            {
                new Person(Id, "Nora Novak", "nora@example.org", "Backend", Seniority.Senior, 8, null, 40),
                new Skill(Id, "Rust", null, Proficiency.Expert, 3, IsCore: false),
                new WorkItem("T1", "Title", null, null, Priority.High, Difficulty.Hard, null, 10, new DateOnly(2026, 3, 1), null, WorkItemStatus.Completed),
                new Assignment("A1", "T1", Id, new DateOnly(2026, 3, 17), AssignmentMethod.Manual, IsSelected: true, null),
                new Outcome("A1", new DateOnly(2026, 3, 20), 12, 4, 0.8, 1, null),
                new Workload(Id, new DateOnly(2026, 11, 23), 30, 40),
                new UserPerformance(Id, new DateTime(2026, 11, 24), 0.8),
            })
                await batch.UpsertAsync(record, CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var conversations = new EfConversationStore(database);
        await conversations.SaveTurnAsync(
            new ConversationRecord { Id = "own", OwnerId = Id, State = "{}", Updated = Now },
            new TurnRecord { ConversationId = "own", EventId = "e1", Number = 1, SpeakerId = Id, Said = "my tasks?", Reply = "{}", At = Now },
            new WaitingCallRecord { Id = "w", ConversationId = "own", SpeakerId = Id, Function = "f", Arguments = "{}", Digest = "d", Until = Now },
            [new AuditRecord { At = Now, SpeakerId = Id, Role = "Employee", ConversationId = "own", EventId = "e1", Function = "f", Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Allowed" }],
            CancellationToken.None);
        await conversations.SaveTurnAsync(
            new ConversationRecord { Id = "others", OwnerId = "P2", State = $$"""{"people":["{{Id}}"]}""", Updated = Now },
            new TurnRecord { ConversationId = "others", EventId = "e1", Number = 1, SpeakerId = "P2", Said = "Nora Novak, is she leaving?", Reply = "{}", At = Now },
            null, [], CancellationToken.None);
        await conversations.AddTokensAsync(DateOnly.FromDateTime(Now), Id, 1, CancellationToken.None);
        await using var context = database.CreateContext();
        context.Add(new CvRecord { Id = "cv", ConversationId = "c", SentBy = "P2", FileName = "cv.pdf", Digest = "d", PersonId = Id, Name = "Nora Novak", Analysis = "{}", At = Now });
        context.Add(new TrainingJobRecord { Model = "all", RequestedBy = Id, CreatedAt = Now });
        context.Add(new KnownConversation { Id = "slack:T1/D1", OwnerId = Id, Address = "{}", Updated = Now });
        context.Add(new SkillChange(Id, "rust", new DateTimeOffset(Now)));
        context.Add(new WaitingRow("crm", RecordKind.People, Id, "[]", "reason", new DateTimeOffset(Now)));
        context.Add(new RejectedRow("crm", RecordKind.People, Id, "email: It is empty.", Now));
        context.Add(new RejectedRow("crm", RecordKind.Skills, Id + " rust", "email: It is empty.", Now));
        context.Add(new RejectedRow("crm", RecordKind.Skills, Id + "1 rust", "email: It is empty.", Now));
        context.Add(new TaskCompletion { TaskId = "T1", UserId = Id, CompletionDate = Now });
        context.Add(new TaskAssignmentMl { TaskId = "T1", UserId = Id, AssignmentDate = Now });
        context.Add(new PredictionLog { TaskId = "T1", UserId = Id, PredictionDate = Now });
        context.Add(new DeadLetter("ml-skill-update", 0, 1, null, System.Text.Encoding.UTF8.GetBytes($$"""{"userId":"{{Id}}"}"""), "reason", new DateTimeOffset(Now), 1));
        context.Add(new DeadLetter("ml-skill-update", 0, 2, null, System.Text.Encoding.UTF8.GetBytes("""{"userId":"P11"}"""), "reason", new DateTimeOffset(Now), 1));
        await context.SaveChangesAsync();
        return database;
    }
}
