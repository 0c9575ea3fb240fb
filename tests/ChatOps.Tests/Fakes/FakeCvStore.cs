using ChatOps.Workforce;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Tests.Fakes;

/// <summary>CVs in memory, for tests that are about something else.</summary>
internal sealed class FakeCvStore : ICvStore
{
    private readonly Dictionary<string, CvRecord> _cvs = new(StringComparer.Ordinal);

    public Task AddAsync(IReadOnlyList<CvRecord> cvs, DateTime dropBefore, CancellationToken cancellationToken)
    {
        foreach (var cv in cvs)
            _cvs.Add(cv.Id, cv);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<CvRecord>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CvRecord>>([.. ids.Where(_cvs.ContainsKey).Select(id => _cvs[id])]);

    public Task<CvRecord?> FindOfPersonAsync(string personId, CancellationToken cancellationToken) => Task.FromResult(_cvs.Values.LastOrDefault(c => c.PersonId == personId));

    public Task<IReadOnlyList<(string PersonId, bool ByEmail)>> FindPeopleAsync(string? email, string? phone, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string, bool)>>([]);

    public Task<bool> UpdateAsync(CvRecord cv, CancellationToken cancellationToken)
    {
        _cvs[cv.Id] = cv;
        return Task.FromResult(true);
    }

    public Task<string> SavePersonAsync(Person person, bool isNew, IReadOnlyList<Skill> skills, string cvId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tests that save people use a real store.");
}
