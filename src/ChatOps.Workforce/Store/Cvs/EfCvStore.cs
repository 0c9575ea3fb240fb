using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Cvs;

/// <summary>CVs on EF Core, over either database.</summary>
internal sealed class EfCvStore(IStoreDatabase database, IWorkforceStore workforce) : ICvStore
{
    public Task AddAsync(IReadOnlyList<CvRecord> cvs, DateTime dropBefore, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        await context.Set<CvRecord>().Where(c => c.PersonId == null && c.At < dropBefore).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(cvs);
        return await context.SaveChangesAsync(cancellationToken);
    });

    public Task<IReadOnlyList<CvRecord>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) => database.WithContextAsync<IReadOnlyList<CvRecord>>(async context =>
    {
        var found = await context.Set<CvRecord>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, StringComparer.Ordinal, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    });

    public Task<CvRecord?> FindOfPersonAsync(string personId, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        context.Set<CvRecord>().AsNoTracking().Where(c => c.PersonId == personId).OrderByDescending(c => c.At).FirstOrDefaultAsync(cancellationToken));

    public Task<IReadOnlyList<(string PersonId, bool ByEmail)>> FindPeopleAsync(string? email, string? phone, CancellationToken cancellationToken) =>
        database.WithContextAsync<IReadOnlyList<(string, bool)>>(async context =>
        {
            var found = await context.Set<CvRecord>().AsNoTracking()
                .Where(c => c.PersonId != null && ((email != null && c.Email == email) || (phone != null && c.Phone == phone)))
                .Select(c => new { c.PersonId, c.Email })
                .ToListAsync(cancellationToken);
            return [.. found.Select(f => (f.PersonId!, ByEmail: email is not null && f.Email == email)).Distinct().OrderByDescending(f => f.ByEmail)];
        });

    public Task<bool> UpdateAsync(CvRecord cv, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        return await context.Set<CvRecord>().Where(c => c.Id == cv.Id).ExecuteUpdateAsync(
            c => c.SetProperty(r => r.Name, cv.Name).SetProperty(r => r.Email, cv.Email).SetProperty(r => r.Phone, cv.Phone).SetProperty(r => r.Analysis, cv.Analysis),
            cancellationToken) == 1;
    });

    public Task<string> SavePersonAsync(Person person, bool isNew, IReadOnlyList<Skill> skills, string cvId, CancellationToken cancellationToken) => database.GuardAsync(async () =>
    {
        await using var batch = (EfWorkforceBatch)await workforce.BeginAsync(cancellationToken);
        var taken = await batch.ReadIdsAsync(RecordKind.People, cancellationToken);
        var id = isNew ? Enumerable.Range(1, int.MaxValue).Select(n => $"{person.Id}{n}").First(i => !taken.Contains(i)) : person.Id;
        await batch.UpsertAsync(person with { Id = id }, cancellationToken);
        foreach (var skill in skills)
            await batch.UpsertAsync(skill with { PersonId = id }, cancellationToken);
        if (await batch.Context.Set<CvRecord>().Where(c => c.Id == cvId).ExecuteUpdateAsync(c => c.SetProperty(r => r.PersonId, id), cancellationToken) != 1)
            throw new KeyNotFoundException("That CV is not kept any more.");
        await batch.CommitAsync(cancellationToken);
        return id;
    });
}
