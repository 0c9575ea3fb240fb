namespace ChatOps.IntegrationTests.Teams;

/// <summary>In a real Teams-like client, from the question to the undone assignment.</summary>
public sealed class PlaygroundTests(PlaygroundFixture playground) : IClassFixture<PlaygroundFixture>
{
    private static readonly string[] s_fromCardToUndo =
    [
        "see:Success", "click:Assign Hiro Tanaka", "see:Yes", "click:Yes", "see:is Hiro Tanaka's", "click:Undo", "see:Yes", "click:Yes", "see:is open again",
    ];

    /// <summary>The picture of the README is taken here where CHATOPS_PICTURES names a folder.</summary>
    [Fact]
    public async Task PersonalChat_AskAssignConfirmUndo_Holds()
    {
        string[] picture = Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { Length: > 0 } folder ? ["height:1420", "see:Yes", $"shot:{Path.GetFullPath(Path.Combine(folder, "teams.png"))}"] : [];

        await playground.PlayAsync(
            ["open:Personal Chat", "say:who should take TASK-101?", "see:Success", "click:Assign Hiro Tanaka", .. picture, "see:Yes", "click:Yes", "see:is Hiro Tanaka's", "click:Undo", "see:Yes", "click:Yes", "see:is open again"]);
    }

    [Fact]
    public async Task GroupChat_MentionAskAssignConfirmUndo_Holds() =>
        await playground.PlayAsync(["open:Group Chat", "mention:who should take TASK-101?", .. s_fromCardToUndo]);

    [Fact]
    public async Task Channel_MentionAskAssignConfirmUndo_Holds() =>
        await playground.PlayAsync(["open:General", "mention:who should take TASK-101?", .. s_fromCardToUndo]);

    [Fact]
    public async Task PersonalChat_Added_IsGreetedAndAnExampleAnswers() =>
        await playground.PlayAsync("open:Personal Chat", "see:I find who should take a task", "click:Which tasks are overdue?", "see:I'm on it");

    [Fact]
    public async Task GroupChat_SomebodysPerformance_IsInThePersonalChatAlone() => await playground.PlayAsync(
        "open:Personal Chat",
        "say:help",
        "see:You can ask",
        "open:Group Chat",
        "mention:how did Hiro Tanaka do in the last quarter?",
        "see:The answer is for you alone: I sent it to our personal chat.",
        "unseen:Timeliness",
        "open:Personal Chat",
        "see:Timeliness");

    [Fact]
    public async Task Channel_SomebodysPerformance_IsNotShownThere() => await playground.PlayAsync(
        "open:General", "mention:how did Hiro Tanaka do in the last quarter?", "see:The answer is for you alone", "unseen:Timeliness");
}
