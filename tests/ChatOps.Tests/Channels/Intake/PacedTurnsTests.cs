using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Models;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Channels.Intake;

public sealed class PacedTurnsTests
{
    [Theory]
    [InlineData(3, ModelProvider.None, 3)]
    [InlineData(null, ModelProvider.Ollama, 32)]
    public async Task TakeTurn_ManyAtOnce_OnlySoManyAreThoughtOut(int? atOnce, ModelProvider provider, int expected)
    {
        var agent = new HeldConversations();
        using var turns = new PacedTurns(agent, Options.Create(new IntakeOptions { TurnsAtOnce = atOnce }), Options.Create(new ModelOptions { Provider = provider }));

        var taken = Enumerable.Range(0, 40).Select(n => turns.TakeTurnAsync(Turn($"e{n}"), null, CancellationToken.None)).ToArray();

        Assert.Equal(expected, agent.Begun);
        agent.Release.SetResult();
        Assert.Equal(40, (await Task.WhenAll(taken)).Length);
        Assert.Equal(40, agent.Begun);
    }

    [Fact]
    public async Task TakeTurn_StoppedWhileItWaits_TakesNoPlace()
    {
        var agent = new HeldConversations();
        using var turns = new PacedTurns(agent, Options.Create(new IntakeOptions { TurnsAtOnce = 1 }), Options.Create(new ModelOptions()));
        using var stop = new CancellationTokenSource();
        var first = turns.TakeTurnAsync(Turn("e1"), null, CancellationToken.None);
        var second = turns.TakeTurnAsync(Turn("e2"), null, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        agent.Release.SetResult();
        await first;
        await turns.TakeTurnAsync(Turn("e3"), null, CancellationToken.None);
        Assert.Equal(2, agent.Begun);
    }

    private static Turn Turn(string id) => new() { EventId = id, ConversationId = id, Speaker = new Speaker("U17", "Nora", Role.Manager), Text = "help" };

    private sealed class HeldConversations : IConversations
    {
        private int _begun;

        public int Begun => _begun;

        public TaskCompletionSource Release { get; } = new();

        public async Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _begun);
            await Release.Task;
            return Reply.Of(ReplyOutcome.None, "");
        }
    }
}
