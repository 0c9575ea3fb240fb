using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Agent.Cvs;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Agent.Models;

/// <summary>What is planted in store and CVs, looked for in everything that the language model is sent: docs/privacy.md says what may be there.</summary>
public sealed class PromptScanTests : IAsyncLifetime, IDisposable
{
    private const string Name = "Zdenka Quillfeather";
    private const string Cv = $"""
        {Name}
        zdenka.q@planted.example
        +44 7700900123
        Date of birth: 17 March 1985
        Nationality: Ruritanian
        Marital status: widowed

        Experience
        Engineer at Quillworks, 2015 - 2024
        Restored lighthouse keyboards

        Skills
        Java, Kafka, PostgreSQL
        """;

    /// <summary>What the CV says beside the name, and what others said elsewhere.</summary>
    private static readonly string[] Planted =
    [
        "zdenka.q@planted.example", "7700900123", "17 March 1985", "Ruritanian", "widowed", "Quillworks", "lighthouse keyboards",
        "slept at her desk", "7700900456", "confided elsewhere", "planted-account",
    ];

    /// <summary>Nothing that the offline planner would answer by itself.</summary>
    private const string More = "hmm, tell me more about all that";

    private static readonly Speaker Admin = new("U14", "Paula Hr", Role.Admin, "teams:planted-account");

    private readonly RecordedChatClient _model = new();
    private CvBench _bench = null!;

    public async Task InitializeAsync() => _bench = await CvBench.CreateAsync(_model);

    public Task DisposeAsync()
    {
        _bench.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task Converse_EveryFunctionOverAStoreWithPlantedData_SendsNoneOfIt()
    {
        await PlantAsync();
        foreach (var function in FunctionCatalogue.All.Where(f => f.Plugin != CvPlugin.Name))
        {
            _model.Calls((function.Name, function.Arguments.Select(a => (a.Name, Value: Value(a))).Where(a => a.Value is not null).ToDictionary(a => a.Name, a => a.Value)));
            await _bench.SayAsync(More, Admin);
        }

        Assert.All(["Bob Okafor", "Team: Backend Development", "ranking_show_task", More], known => Assert.Contains(_model.Asked, a => a.Contains(known, StringComparison.Ordinal))); // or the search proves nothing
        AssertNotAsked([.. Planted, .. (await _bench.SnapshotAsync()).People.Select(p => p.Email).OfType<string>()]);
    }

    [Fact]
    public async Task Converse_AboutACv_TheConversationsModelSeesNothingOfIt()
    {
        var card = await _bench.SendAsync("zdenka.txt", Cv);
        foreach (var button in card.Buttons)
            await _bench.PressAsync(button);
        foreach (var function in FunctionCatalogue.All.Where(f => f.Plugin == CvPlugin.Name && f.Name != "cv.forget_person"))
        {
            _model.Calls((function.Name, function.Name == "cv.correct_cv" ? new() { ["field"] = "personalInfo.location", ["value"] = "Leeds" } : []));
            await _bench.SayAsync(More);
            await _bench.SayAsync(More);
        }

        // The CV comes second in a turn: what is remembered of the turn has it too.
        _model.Calls(("ranking.show_task", new() { ["task"] = "TASK-101" }), ("cv.show_cv", []));
        var both = await _bench.SayAsync("what is TASK-101, and what was read?");
        await _bench.SayAsync(More);

        Assert.Contains(Name, both.Text, StringComparison.Ordinal); // or the search proves nothing
        Assert.Contains(_model.Asked, a => a.Contains("something about CVs", StringComparison.Ordinal));
        AssertNotAsked([Name, "Quillfeather", .. Planted]);
    }

    [Fact]
    public async Task Converse_AboutASavedPerson_SendsTheNameAndNothingElseOfTheCv()
    {
        var card = await _bench.SendAsync("zdenka.txt", Cv);
        _model.Calls(("cv.correct_cv", new() { ["field"] = "personalInfo.phone", ["value"] = "+44 7700900789" }));
        await _bench.SayAsync("the phone is +44 7700900789");
        Assert.Contains("7700900789", _model.Asked[^1], StringComparison.Ordinal); // what is written is sent as it is written, once
        var written = _model.Asked.Count;
        Assert.Equal(ReplyOutcome.Confirm, (await _bench.PressAsync(card.Buttons.Single(b => b.Call.Function == "cv.save_cv"))).Outcome);
        Assert.Equal(ReplyOutcome.Confirmed, (await _bench.SayAsync("yes")).Outcome);
        var saved = (await _bench.SnapshotAsync()).People.Single(p => p.Name == Name).Id;
        foreach (var (function, arguments) in new (string, Dictionary<string, object?>)[]
        {
            ("ranking.rank_candidates", new() { ["task"] = "TASK-101", ["include"] = new[] { saved } }),
            ("ranking.find_people", new() { ["skills"] = new[] { "Kafka" } }),
            ("performance.show_performance", new() { ["person"] = saved }),
            ("ranking.show_workload", new() { ["person"] = saved }),
            ("ranking.explain_ranking", new() { ["task"] = "TASK-101", ["person"] = saved }),
            ("cv.forget_person", new() { ["person"] = saved }),
        })
        {
            _model.Calls((function, arguments));
            await _bench.SayAsync(More, Admin);
        }

        Assert.Contains(_model.Asked, a => a.Contains(Name, StringComparison.Ordinal));
        AssertNotAsked(Planted);
        Assert.DoesNotContain(_model.Asked.Skip(written), a => a.Contains("7700900789", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_ACv_TheReadersModelGetsItsTextWithoutProtectedTraits()
    {
        await _bench.SendAsync("zdenka-born-1985.txt", Cv);

        var sent = Assert.Single(_model.CvsAsked);
        Assert.All([Name, "zdenka.q@planted.example", "7700900123", "lighthouse keyboards"], said => Assert.Contains(said, sent, StringComparison.Ordinal));
        Assert.All(["17 March", "1985", "Ruritanian", "widowed"], trait => Assert.DoesNotContain(trait, sent, StringComparison.Ordinal));
        Assert.Empty(_model.Asked);
    }

    private void AssertNotAsked(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Assert.DoesNotContain(_model.Asked, a => a.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A CV that is kept, words about somebody's work, and another conversation.</summary>
    private async Task PlantAsync()
    {
        await _bench.SendAsync("zdenka.txt", Cv, "elsewhere");
        var store = _bench.Get<IWorkforceStore>();
        await store.AssignAsync("TASK-101", "U02", AssignmentMethod.Manual, null, CancellationToken.None);
        await store.RecordOutcomeAsync("TASK-101", new WorkResult(new DateOnly(2026, 11, 20), 70, 2, 0.3, 1, "Bob slept at her desk"), CancellationToken.None);
        var now = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);
        await _bench.Get<IConversationStore>().SaveTurnAsync(
            new ConversationRecord { Id = "private", OwnerId = "U02", State = "{}", Updated = now },
            new TurnRecord { ConversationId = "private", EventId = "p1", Number = 1, SpeakerId = "U02", Said = "confided elsewhere: 7700900456", Reply = "{}", At = now },
            null, [], CancellationToken.None);
    }

    private static object? Value(ArgumentContract argument) => argument.Kind switch
    {
        ArgumentKind.Task => "TASK-101",
        ArgumentKind.Tasks => new[] { "TASK-101", "TASK-102" },
        ArgumentKind.Person => "U02",
        ArgumentKind.People => argument.Name == "exclude" ? null : new[] { "U01", "U02" },
        ArgumentKind.Version => "v1",
        ArgumentKind.Schedule => "0 2 * * 1",
        ArgumentKind.Choice => argument.IsRequired ? argument.Choices[0] : null,
        _ => null,
    };
}
