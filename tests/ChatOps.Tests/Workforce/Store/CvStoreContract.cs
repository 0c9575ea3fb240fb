using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Training;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store of CVs, and every erasure, must do. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class CvStoreContract
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Add_OldAndUnsaved_IsDroppedWhenOthersCome()
    {
        var (cvs, _, _, _) = await CreateAsync();
        await cvs.AddAsync([Cv("old", Now.AddDays(-31)), Cv("new", Now)], DateTime.MinValue, CancellationToken.None);

        await cvs.AddAsync([Cv("newest", Now)], Now.AddDays(-30), CancellationToken.None);

        Assert.Equal(["newest", "new"], (await cvs.FindAsync(["newest", "old", "new"], CancellationToken.None)).Select(c => c.Id));
    }

    [Fact]
    public async Task SavePerson_New_GetsTheFirstFreeIdAndTheCv()
    {
        var (cvs, workforce, _, _) = await CreateAsync();
        await cvs.AddAsync([Cv("a", Now), Cv("b", Now) with { Email = "b@example.org" }], DateTime.MinValue, CancellationToken.None);

        var first = await cvs.SavePersonAsync(Person("CV"), isNew: true, [Skill("CV", "Rust")], "a", CancellationToken.None);
        var second = await cvs.SavePersonAsync(Person("CV"), isNew: true, [], "b", CancellationToken.None);

        Assert.Equal(("CV1", "CV2"), (first, second));
        Assert.Equal("a", (await cvs.FindOfPersonAsync("CV1", CancellationToken.None))!.Id);
        Assert.Equal(("CV1", "Rust"), (await workforce.ReadAllAsync(CancellationToken.None)).Skills.Select(s => (s.PersonId, s.Name)).Single());
        Assert.Equal([("CV2", true)], await cvs.FindPeopleAsync("b@example.org", null, CancellationToken.None));
        Assert.Equal(2, (await cvs.FindPeopleAsync(null, "512345678", CancellationToken.None)).Count);
        Assert.Empty(await cvs.FindPeopleAsync(null, null, CancellationToken.None));
    }

    [Fact]
    public async Task SavePerson_CvIsGone_ChangesNothing()
    {
        var (cvs, workforce, _, _) = await CreateAsync();

        await Assert.ThrowsAsync<KeyNotFoundException>(() => cvs.SavePersonAsync(Person("CV"), isNew: true, [Skill("CV", "Rust")], "gone", CancellationToken.None));

        Assert.Empty((await workforce.ReadAllAsync(CancellationToken.None)).People);
    }

    [Fact]
    public async Task Update_Corrected_IsFoundByItsNewKeys()
    {
        var (cvs, _, _, _) = await CreateAsync();
        await cvs.AddAsync([Cv("a", Now)], DateTime.MinValue, CancellationToken.None);

        Assert.True(await cvs.UpdateAsync(Cv("a", Now) with { Name = "Other Name", Analysis = "{\"n\":2}" }, CancellationToken.None));
        Assert.False(await cvs.UpdateAsync(Cv("b", Now), CancellationToken.None));
        Assert.Equal(("Other Name", "{\"n\":2}"), (await cvs.FindAsync(["a"], CancellationToken.None)).Select(c => (c.Name!, c.Analysis)).Single());
    }

    [Fact]
    public async Task Erase_Everything_IsGoneAndMentionsAreReplaced()
    {
        var (cvs, workforce, conversations, erasure) = await CreateAsync();
        await FillAsync(cvs, workforce, conversations);

        var preview = await erasure.PreviewAsync("P1", CancellationToken.None);
        var report = await erasure.EraseAsync("P1", "(erased)", CancellationToken.None);

        Assert.Null(preview.Mentions);
        Assert.Equal(["OPEN"], preview.OpenTasks);
        Assert.Empty(report.Mentions!);
        Assert.All(report.Lines, l => Assert.Equal(0, l.After));
        Assert.Equal(preview.Lines.Select(l => l.Before), report.Lines.Select(l => l.Before));
        Assert.All(report.Lines, l => Assert.NotEqual(0, l.Before));
        Assert.Equal(1, report.KeptOutcomes);
        var data = await workforce.ReadAllAsync(CancellationToken.None);
        Assert.Equal(["P2"], data.People.Select(p => p.Id));
        Assert.Equal(WorkItemStatus.Open, data.WorkItems.Single(i => i.Id == "OPEN").Status);
        Assert.Equal("Ask (erased) about it", data.WorkItems.Single(i => i.Id == "OPEN").Description);
        var turns = await conversations.ReadTurnsAsync("others", 10, CancellationToken.None);
        Assert.Equal(["how is (erased) doing, and Nora Novakova?"], turns.Select(t => t.Said));
        Assert.Empty(await conversations.ReadTurnsAsync("own", 10, CancellationToken.None));
        await using (var batch = await workforce.BeginAsync(CancellationToken.None))
            Assert.Contains(ErasedPerson.Digest("P1"), await batch.ReadErasedAsync(CancellationToken.None));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => erasure.EraseAsync("P1", "(erased)", CancellationToken.None));
    }

    private protected abstract Task<(ICvStore Cvs, IWorkforceStore Workforce, IConversationStore Conversations, IErasure Erasure)> CreateAsync();

    private static async Task FillAsync(ICvStore cvs, IWorkforceStore workforce, IConversationStore conversations)
    {
        await using (var batch = await workforce.BeginAsync(CancellationToken.None))
        {
            foreach (var record in new object[]
            {
                Person("P1"), Person("P2") with { Name = "Paul Other", Email = null }, Skill("P1", "Rust"), Skill("P2", "Rust"), Item("DONE", WorkItemStatus.Completed), Item("OPEN", WorkItemStatus.InProgress),
                new Assignment("A1", "DONE", "P1", new DateOnly(2026, 3, 17), AssignmentMethod.Manual, IsSelected: true, null),
                new Assignment("A2", "OPEN", "P1", new DateOnly(2026, 11, 1), AssignmentMethod.Manual, IsSelected: true, null),
                new Outcome("A1", new DateOnly(2026, 3, 20), 12, 4, 0.8, 1, null),
                new UserPerformance("P1", new DateTime(2026, 11, 24), 0.8), // the document's tables have no time zone
                new Workload("P1", new DateOnly(2026, 11, 23), 30, 40),
            })
                await batch.UpsertAsync(record, CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        await cvs.AddAsync([Cv("a", Now) with { PersonId = "P1" }], DateTime.MinValue, CancellationToken.None);
        await conversations.SaveTurnAsync(Conversation("own", "Employee/P1"), Turn("own", "P1", "my tasks?"), null, [], CancellationToken.None);
        await conversations.SaveTurnAsync(Conversation("others", "Manager/P2"), Turn("others", "P2", "how is nora NOVAK doing, and Nora Novakova?"), null, [], CancellationToken.None);
    }

    private static CvRecord Cv(string id, DateTime at) => new()
    {
        Id = id, ConversationId = "c", SentBy = "U14", FileName = "cv.pdf", Digest = id, Name = "Nora Novak", Email = "nora@example.org", Phone = "512345678", Analysis = "{}", At = at,
    };

    private static Person Person(string id) => new(id, "Nora Novak", "nora@example.org", "Backend", Seniority.Senior, 8, null, 40);

    private static Skill Skill(string personId, string name) => new(personId, name, null, Proficiency.Expert, 3, IsCore: false);

    private static WorkItem Item(string id, WorkItemStatus status) =>
        new(id, "Title", "Ask Nora Novak about it", null, Priority.High, Difficulty.Hard, null, 10, new DateOnly(2026, 3, 1), null, status);

    private static ConversationRecord Conversation(string id, string owner) => new() { Id = id, OwnerId = owner, State = """{"said":"Nora Novak"}""", Updated = Now };

    private static TurnRecord Turn(string conversation, string speaker, string said) =>
        new() { ConversationId = conversation, EventId = "e1", Number = 1, SpeakerId = speaker, Said = said, Reply = """{"text":"**Nora Novak** (nora@example.org)"}""", At = Now };
}
