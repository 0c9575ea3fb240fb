namespace ChatOps.IntegrationTests.Teams;

/// <summary>In a real Teams-like client: an answer that is read while the model writes it.</summary>
public sealed class StreamedAnswerTests(ModelPlaygroundFixture playground) : IClassFixture<ModelPlaygroundFixture>
{
    private const string RankTask = """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"ranking_rank_candidates","args":{"task":"TASK-101"}}}]},"finishReason":"STOP"}]}""";
    private const string FirstSentence = """{"candidates":[{"content":{"role":"model","parts":[{"text":"**Hiro Tanaka** looks best. It is"}]}}]}""";
    private const string LastSentence = """{"candidates":[{"content":{"role":"model","parts":[{"text":" advice."}]},"finishReason":"STOP"}]}""";

    [Fact]
    public async Task PersonalChat_ModelWritesItsAnswer_IsReadBeforeItIsWholeAndEndsInOneMessageWithItsCard()
    {
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        playground.Model.ThenStream([RankTask]).ThenStream(FirstSentence, isRead.Task, LastSentence);

        await playground.PlayAsync(
            held =>
            {
                if (held == "unseen:It is advice.")
                    isRead.SetResult();
            },
            "open:Personal Chat", "say:who should take TASK-101?", "see:Hiro Tanaka looks best.", "unseen:It is advice.", "see:Hiro Tanaka looks best. It is advice.", "see:Success");

        Assert.Equal(2, playground.Model.Calls.Count);
    }
}
