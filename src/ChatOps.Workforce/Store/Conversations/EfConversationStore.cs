using ChatOps.Workforce.Store.Audit;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Conversations;

/// <summary>Conversations on EF Core, over either _database.</summary>
internal sealed class EfConversationStore : IConversationStore
{
    /// <summary>Turns kept in one transaction; more would make the last one wait for too long.</summary>
    private const int MostAtOnce = 64;

    private readonly IStoreDatabase _database;
    private readonly GroupCommit<TurnSave, bool> _saves;

    public EfConversationStore(IStoreDatabase database)
    {
        _database = database;
        _saves = new GroupCommit<TurnSave, bool>(MostAtOnce, SaveTurnsAsync);
    }

    public Task<ConversationRecord?> FindAsync(string conversationId, CancellationToken cancellationToken) => _database.WithContextAsync(context =>
        context.Set<ConversationRecord>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken));

    public Task<TurnRecord?> FindTurnAsync(string conversationId, string eventId, CancellationToken cancellationToken) => _database.WithContextAsync(context =>
        context.Set<TurnRecord>().AsNoTracking().FirstOrDefaultAsync(t => t.ConversationId == conversationId && t.EventId == eventId, cancellationToken));

    public Task SaveTurnAsync(
        ConversationRecord conversation, TurnRecord turn, WaitingCallRecord? proposed, IReadOnlyList<AuditRecord> audit, CancellationToken cancellationToken) =>
        _saves.WriteAsync(new TurnSave(conversation, turn, proposed, audit), cancellationToken);

    public Task<bool> TryAnswerAsync(string waitingCallId, bool yes, DateTime now, CancellationToken cancellationToken) => _database.WithContextAsync(async context =>
    {
        using var place = await _database.StandInLineAsync(cancellationToken);
        return await context.Set<WaitingCallRecord>()
            .Where(w => w.Id == waitingCallId && w.AnsweredAt == null && w.Until >= now)
            .ExecuteUpdateAsync(w => w.SetProperty(r => r.AnsweredAt, now).SetProperty(r => r.Answer, yes), cancellationToken) == 1;
    });

    public Task<IReadOnlyList<WaitingCallRecord>> ReadWaitingAsync(string speakerId, DateTime now, int most, CancellationToken cancellationToken) => _database.WithContextAsync<IReadOnlyList<WaitingCallRecord>>(async context =>
        await context.Set<WaitingCallRecord>().AsNoTracking()
            .Where(w => w.SpeakerId == speakerId && w.AnsweredAt == null && w.Until >= now)
            .OrderByDescending(w => w.Until)
            .Take(most)
            .ToListAsync(cancellationToken));

    public Task AppendAuditAsync(IReadOnlyList<AuditRecord> lines, CancellationToken cancellationToken) => _database.WithContextAsync(async context =>
    {
        using var place = await _database.StandInLineAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await _database.AddToChainAsync(context, lines, cancellationToken);
        var saved = await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    });

    public Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(int most, CancellationToken cancellationToken) => _database.WithContextAsync<IReadOnlyList<AuditRecord>>(async context =>
        await context.Set<AuditRecord>().AsNoTracking().OrderByDescending(a => a.Id).Take(most).ToListAsync(cancellationToken));

    public Task<IReadOnlyList<ConversationHead>> ReadRecentAsync(string ownerId, int most, CancellationToken cancellationToken) => _database.WithContextAsync<IReadOnlyList<ConversationHead>>(async context =>
        await context.Set<ConversationRecord>().AsNoTracking()
            .Where(c => c.OwnerId == ownerId)
            .OrderByDescending(c => c.Updated)
            .Take(most)
            .Select(c => new ConversationHead(
                c.Id,
                context.Set<TurnRecord>().Where(t => t.ConversationId == c.Id).OrderBy(t => t.Number).Select(t => t.Said).FirstOrDefault() ?? "",
                c.Updated))
            .ToListAsync(cancellationToken));

    public Task<IReadOnlyList<TurnRecord>> ReadTurnsAsync(string conversationId, int most, CancellationToken cancellationToken) => _database.WithContextAsync<IReadOnlyList<TurnRecord>>(async context =>
    {
        var turns = await context.Set<TurnRecord>().AsNoTracking()
            .Where(t => t.ConversationId == conversationId)
            .OrderByDescending(t => t.Number)
            .Take(most)
            .ToListAsync(cancellationToken);
        turns.Reverse();
        return turns;
    });

    public Task<long> ReadTokensAsync(DateOnly day, string speakerId, CancellationToken cancellationToken) => _database.WithContextAsync(context =>
        context.Set<TokenUseRecord>().Where(u => u.Day == day && u.SpeakerId == speakerId).Select(u => u.Tokens).FirstOrDefaultAsync(cancellationToken));

    public Task<long> AddTokensAsync(DateOnly day, string speakerId, long tokens, CancellationToken cancellationToken) => _database.WithContextAsync(async context =>
    {
        using var place = await _database.StandInLineAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var uses = context.Set<TokenUseRecord>();
        if (await uses.Where(u => u.Day == day && u.SpeakerId == speakerId).ExecuteUpdateAsync(u => u.SetProperty(r => r.Tokens, r => r.Tokens + tokens), cancellationToken) == 0)
        {
            context.Add(new TokenUseRecord { Day = day, SpeakerId = speakerId, Tokens = tokens });
            await context.SaveChangesAsync(cancellationToken);
        }

        var sum = await uses.Where(u => u.Day == day && u.SpeakerId == speakerId).Select(u => u.Tokens).SingleAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return sum;
    });

    private Task<IReadOnlyList<bool>> SaveTurnsAsync(IReadOnlyList<TurnSave> saves) => _database.WithContextAsync<IReadOnlyList<bool>>(async context =>
    {
        using var place = await _database.StandInLineAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync();
        foreach (var (conversation, turn, proposed, _) in saves)
        {
            var changed = await context.Set<ConversationRecord>().Where(c => c.Id == conversation.Id).ExecuteUpdateAsync(
                c => c.SetProperty(r => r.State, conversation.State).SetProperty(r => r.Updated, conversation.Updated));
            if (changed == 0)
                context.Add(conversation);
            context.Add(turn);
            if (proposed is not null)
                context.Add(proposed);
        }

        // Last, because other hosts wait for the end of the chain from here on.
        await _database.AddToChainAsync(context, [.. saves.SelectMany(s => s.Audit)], CancellationToken.None);
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return [.. saves.Select(_ => true)];
    });
}
