using ChatOps.Agent.Conversations;
using ChatOps.Agent.Models;
using ChatOps.Agent.Replies;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Intake;

/// <summary>
/// The agent, asked by channels only so much at a time that the machine still acknowledges what comes in. Delivering an answer takes no place here.
/// </summary>
internal sealed class PacedTurns(IConversations conversations, IOptions<IntakeOptions> options, IOptions<ModelOptions> model) : IDisposable
{
    private const int WithModel = 32;

    private readonly SemaphoreSlim _places = new(
        options.Value.TurnsAtOnce ?? (model.Value.EffectiveProvider == ModelProvider.None ? Environment.ProcessorCount : WithModel));

    /// <inheritdoc cref="IConversations.TakeTurnAsync"/>
    public async Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await conversations.TakeTurnAsync(turn, progress, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
