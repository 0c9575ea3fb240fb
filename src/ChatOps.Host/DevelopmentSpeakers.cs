using ChatOps.Agent.Access;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Host;

/// <summary>Development's stand-in for sign-in: four people of the company, one for each role.</summary>
internal sealed class DevelopmentSpeakers(RankingProvider rankings) : ISpeakerDirectory
{
    public async Task<IReadOnlyList<Speaker>> ListAsync(CancellationToken cancellationToken)
    {
        var people = (await rankings.GetAsync(cancellationToken)).Snapshot.People;
        var bySeniority = people.OrderByDescending(p => p.Seniority).ThenBy(p => p.Id, StringComparer.Ordinal).ToArray();
        Speaker As(Role role, int place) => bySeniority.Length == 0
            ? new Speaker(null, $"A {role.ToString().ToLowerInvariant()}", role)
            : Of(bySeniority[Math.Min(place, bySeniority.Length - 1)], role);
        var employee = people.FirstOrDefault(p => p.Seniority == Seniority.MidLevel);
        return [As(Role.Manager, 0), As(Role.Hr, 1), As(Role.Admin, 2), employee is null ? As(Role.Employee, 3) : Of(employee, Role.Employee)];
    }

    private static Speaker Of(Person person, Role role) => new(person.Id, person.Name, role);
}
