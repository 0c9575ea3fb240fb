using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ChatOps.Workforce.Store.Channels;

/// <summary>Events of channels on EF Core, over either database.</summary>
internal sealed class EfChannelEventStore : IChannelEventStore
{
    /// <summary>Events kept in one transaction. One by one they wait for some thirty times as long when turns are kept at the same time.</summary>
    private const int MostAtOnce = 64;

    private readonly IStoreDatabase _database;
    private readonly GroupCommit<ChannelEventRecord, bool> _adds;

    public EfChannelEventStore(IStoreDatabase database)
    {
        _database = database;
        _adds = new GroupCommit<ChannelEventRecord, bool>(MostAtOnce, AddManyAsync);
    }

    public Task<bool> AddAsync(ChannelEventRecord arrived, CancellationToken cancellationToken) => _adds.WriteAsync(arrived, cancellationToken);

    public Task<IReadOnlyList<ChannelEventRecord>> ClaimAsync(
        IReadOnlyCollection<string> channels, string host, int most, DateTime now, DateTime until, CancellationToken cancellationToken) =>
        _database.WithContextAsync<IReadOnlyList<ChannelEventRecord>>(async context =>
        {
            var events = context.Set<ChannelEventRecord>();
            var due = await events
                .Where(e => e.State == ChannelEventState.Waiting && e.NextAttemptAt <= now && channels.Contains(e.Channel))
                .Where(e => e.ClaimedBy != null
                    ? e.ClaimedUntil < now
                    : !events.Any(o => o.State == ChannelEventState.Waiting && o.Channel == e.Channel && o.Conversation == e.Conversation && (o.Id < e.Id || o.ClaimedBy != null)))
                .OrderBy(e => e.Id)
                .Take(most)
                .Select(e => e.Id)
                .ToListAsync(cancellationToken);
            if (due.Count == 0)
                return [];

            using (await _database.StandInLineAsync(cancellationToken))
            {
                if (!await TryClaimAsync(context, due, host, now, until, cancellationToken))
                    return [];
            }

            return await events.AsNoTracking()
                .Where(e => due.Contains(e.Id) && e.ClaimedBy == host && e.ClaimedUntil == until)
                .OrderBy(e => e.Id)
                .ToListAsync(cancellationToken);
        });

    public Task ExtendAsync(IReadOnlyCollection<long> ids, string host, DateTime until, CancellationToken cancellationToken) => UpdateAsync(
        e => ids.Contains(e.Id) && e.ClaimedBy == host, e => e.SetProperty(r => r.ClaimedUntil, until), cancellationToken);

    public async Task<bool> NoteMessageAsync(long id, string host, string messageId, CancellationToken cancellationToken) =>
        await UpdateAsync(e => e.Id == id && e.ClaimedBy == host, e => e.SetProperty(r => r.MessageId, messageId), cancellationToken) == 1;

    public async Task<bool> FinishAsync(long id, string host, ChannelEventState state, CancellationToken cancellationToken) => await UpdateAsync(
        e => e.Id == id && e.ClaimedBy == host,
        e => e.SetProperty(r => r.State, state).SetProperty(r => r.Body, "").SetProperty(r => r.ClaimedBy, (string?)null).SetProperty(r => r.ClaimedUntil, (DateTime?)null),
        cancellationToken) == 1;

    public async Task<bool> GiveBackAsync(long id, string host, DateTime next, bool counts, CancellationToken cancellationToken) => await UpdateAsync(
        e => e.Id == id && e.ClaimedBy == host,
        e => e.SetProperty(r => r.NextAttemptAt, next).SetProperty(r => r.Attempts, r => counts ? r.Attempts : r.Attempts - 1)
            .SetProperty(r => r.ClaimedBy, (string?)null).SetProperty(r => r.ClaimedUntil, (DateTime?)null),
        cancellationToken) == 1;

    public Task FreeAsync(CancellationToken cancellationToken) => _database.IsShared ? Task.CompletedTask : UpdateAsync(
        e => e.ClaimedBy != null, e => e.SetProperty(r => r.ClaimedBy, (string?)null).SetProperty(r => r.ClaimedUntil, (DateTime?)null), cancellationToken);

    public Task<int> DropAsync(DateTime before, int most, CancellationToken cancellationToken) => _database.WithContextAsync(async context =>
    {
        using var place = await _database.StandInLineAsync(cancellationToken);
        var events = context.Set<ChannelEventRecord>();
        var dropped = await events.Where(e => e.ReceivedAt < before).ExecuteDeleteAsync(cancellationToken);
        var finished = events.Where(e => e.State != ChannelEventState.Waiting);
        var beyond = await finished.OrderByDescending(e => e.Id).Skip(most).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancellationToken);
        return beyond is null ? dropped : dropped + await finished.Where(e => e.Id <= beyond).ExecuteDeleteAsync(cancellationToken);
    });

    /// <summary>Adds what is not known. The unique index decides where another host adds the same at the same time; each is tried alone then.</summary>
    private Task<IReadOnlyList<bool>> AddManyAsync(IReadOnlyList<ChannelEventRecord> arrived) => _database.WithContextAsync<IReadOnlyList<bool>>(async context =>
    {
        using var place = await _database.StandInLineAsync(CancellationToken.None, isUrgent: true);
        await using var transaction = await context.Database.BeginTransactionAsync();
        var ids = arrived.Select(e => e.EventId).ToArray();
        var known = (await context.Set<ChannelEventRecord>().Where(e => ids.Contains(e.EventId)).Select(e => new { e.Channel, e.EventId }).ToListAsync())
            .Select(e => (e.Channel, e.EventId))
            .ToHashSet();
        var isNew = arrived.Select(e => known.Add((e.Channel, e.EventId))).ToArray();
        context.AddRange(arrived.Where((_, i) => isNew[i]));
        try
        {
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (arrived.Count == 1 && _database.IsDataFault(e.InnerException ?? e))
        {
            return [false];
        }

        await transaction.CommitAsync();
        return isNew;
    });

    /// <summary>False where another host was faster: that no two events of a conversation are claimed is a unique index.</summary>
    private async Task<bool> TryClaimAsync(WorkforceContext context, List<long> due, string host, DateTime now, DateTime until, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Set<ChannelEventRecord>()
                .Where(e => due.Contains(e.Id) && e.State == ChannelEventState.Waiting && (e.ClaimedBy == null || e.ClaimedUntil < now))
                .ExecuteUpdateAsync(
                    e => e.SetProperty(r => r.ClaimedBy, host).SetProperty(r => r.ClaimedUntil, until).SetProperty(r => r.Attempts, r => r.Attempts + 1), cancellationToken) > 0;
        }
        catch (Exception e) when (_database.IsDataFault(e))
        {
            return false;
        }
    }

    private Task<int> UpdateAsync(
        Expression<Func<ChannelEventRecord, bool>> which, Action<UpdateSettersBuilder<ChannelEventRecord>> set, CancellationToken cancellationToken) => _database.WithContextAsync(async context =>
    {
        using var place = await _database.StandInLineAsync(cancellationToken);
        return await context.Set<ChannelEventRecord>().Where(which).ExecuteUpdateAsync(set, cancellationToken);
    });
}
