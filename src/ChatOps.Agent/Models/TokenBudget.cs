using Microsoft.Extensions.Options;

namespace ChatOps.Agent.Models;

/// <summary>What a speaker may still use of the language model today (<c>Model:Budget</c>).</summary>
internal sealed class TokenBudget(IOptions<ModelOptions> options, ITokenLedger ledger, TimeProvider time)
{
    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Whether there is any left. A turn that begins with some left is finished, so that a budget is overdrawn by one turn at most.</summary>
    public async Task<bool> HasRoomAsync(string speakerKey, CancellationToken cancellationToken) =>
        options.Value.Budget == 0 || await ledger.UsedAsync(Today, speakerKey, cancellationToken) < options.Value.Budget;

    /// <summary>Notes what a turn used, cancelled or not.</summary>
    public Task SpendAsync(string speakerKey, long tokens) =>
        options.Value.Budget == 0 || tokens == 0 ? Task.CompletedTask : ledger.AddAsync(Today, speakerKey, tokens, CancellationToken.None);
}
