using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Requests;

/// <summary>Requests that are done once, on EF Core, over either database. The key of the table decides between hosts.</summary>
internal sealed class EfKeptRequests(IStoreDatabase database, TimeProvider time) : IKeptRequests
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>What takes longer was lost with its host, and may be done anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public Task<KeptRequest?> TryBeginAsync(string key, string fingerprint, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        var requests = context.Set<KeptRequest>();
        var now = time.GetUtcNow().UtcDateTime;
        var (expired, lost) = (now - Kept, now - Longest);
        using var place = await database.StandInLineAsync(cancellationToken);
        await requests.Where(r => r.Key == key && (r.At < expired || (r.Answer == null && r.At < lost))).ExecuteDeleteAsync(cancellationToken);
        var request = context.Add(new KeptRequest { Key = key, Fingerprint = fingerprint, At = now });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException e) when (database.IsDataFault(e.InnerException ?? e))
        {
            request.State = EntityState.Detached;
            return await requests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, cancellationToken)
                ?? new KeptRequest { Key = key, Fingerprint = fingerprint, At = now }; // given up in this moment: the next try does it
        }
    });

    public Task FinishAsync(string key, byte[] answer, CancellationToken cancellationToken) => WriteAsync(
        requests => requests.Where(r => r.Key == key).ExecuteUpdateAsync(s => s.SetProperty(r => r.Answer, answer), cancellationToken), cancellationToken);

    public Task GiveUpAsync(string key, CancellationToken cancellationToken) => WriteAsync(
        requests => requests.Where(r => r.Key == key && r.Answer == null).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<int> WriteAsync(Func<DbSet<KeptRequest>, Task<int>> write, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        return await write(context.Set<KeptRequest>());
    });
}
